//! How fast articles are read: splitting alone, reading as a whole, and texts that would break anything but a linear reader.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::article::{Article, Format, ReadOptions, split_text};
use std::hint::black_box;

/// News prose of our own making, repeated to a size.
fn news(bytes: usize) -> String {
    let paragraphs = [
        "The council will close three of its nine libraries next spring, it said on Monday, after a vote in which 19 members opposed the plan.",
        "\"We lost,\" said Mr. J. R. Hale, who chairs the group. \"We will be back.\" He sold 3.5 million shares of Acme Inc. on Jan. 5 for $2.1 million.",
        "Prices in the U.S. rose 7.5% last year, the central bank said, and 1,250 people signed a letter of protest at 5 p.m. on Friday.",
        "Volunteers may take over the buildings if they come forward before the end of March (two groups have asked), but nobody has yet offered to run the smaller branches in the north of the borough.",
    ];
    let mut text = String::with_capacity(bytes + 256);
    for paragraph in paragraphs.iter().cycle() {
        if text.len() >= bytes {
            return text;
        }
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    text
}

fn read(text: &str) -> usize {
    let options = ReadOptions { format: Some(Format::Text), ..ReadOptions::default() };
    Article::read("bench", text.as_bytes().to_vec(), &options).map_or(0, |article| article.sentences().len())
}

fn throughput(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("news");
    group.sample_size(10);
    for bytes in [1 << 20, 8 << 20] {
        let text = news(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("split {} MiB", bytes >> 20), |bencher| bencher.iter(|| split_text(black_box(&text)).len()));
        group.bench_function(format!("read {} MiB", bytes >> 20), |bencher| bencher.iter(|| read(black_box(&text))));
    }
    group.finish();
}

/// Each at two sizes: twice the bytes must take about twice the time.
fn hostile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for scale in [1, 2] {
        let texts = [
            ("one sentence", "the river rose and ".repeat(scale * 27_000)),
            ("lines", "The river rose.\n".repeat(scale * 500_000)),
            ("nested quotes", format!("{}word{}", "“‘".repeat(scale * 5_000), "’”".repeat(scale * 5_000))),
            ("dots", ".".repeat(scale * 500_000)),
            ("spaced dots", ". ".repeat(scale * 500_000)),
            ("open brackets", "(a ".repeat(scale * 300_000)),
            ("numbers", "7. 5, 3. ".repeat(scale * 100_000)),
            ("letters", "A. b. ".repeat(scale * 150_000)),
        ];
        for (name, text) in texts {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{name} x{scale}"), |bencher| bencher.iter(|| read(black_box(&text))));
        }
    }
    group.finish();
}

criterion_group!(benches, throughput, hostile);
criterion_main!(benches);
