//! Where the time of one comparison goes, stage by stage and as a whole, on the pairs of `fixtures/`; and how the whole grows with the length
//! of the articles.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::report::{View, json};
use crosscheck::syntax::{Depth, Parsed};
use crosscheck::{Reading, compare};
use std::hint::black_box;
use std::path::Path;

/// The articles of all fixtures, in pairs.
fn pairs() -> Vec<[Vec<u8>; 2]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cases = crosscheck::fixtures::find(&folder).expect("fixtures");
    let read = |case: &std::path::PathBuf| ["left.txt", "right.txt"].map(|file| std::fs::read(case.join(file)).expect("reads"));
    cases.iter().map(read).collect()
}

fn article(text: &[u8]) -> Article {
    Article::read("bench", text.to_vec(), &ReadOptions::default()).expect("text")
}

fn stages(c: &mut Criterion) {
    let pairs = pairs();
    let texts: Vec<&Vec<u8>> = pairs.iter().flatten().collect();
    let bytes = texts.iter().map(|text| text.len() as u64).sum();
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function("repair and split", |b| b.iter(|| texts.iter().map(|text| article(text).sentences().len()).sum::<usize>()));
    let articles = || texts.iter().map(|text| article(text)).collect::<Vec<_>>();
    group.bench_function("syntax", |b| {
        b.iter_batched(
            articles,
            |articles| articles.into_iter().map(|one| Parsed::new(one, Depth::Full).len()).sum::<usize>(),
            BatchSize::LargeInput,
        )
    });
    let read = |depth| move |articles: Vec<Article>| articles.into_iter().map(|one| Reading::new(one, depth)).collect::<Vec<_>>();
    group.bench_function("reading: syntax, facts, claims", |b| b.iter_batched(articles, read(Depth::Full), BatchSize::LargeInput));
    group.bench_function("reading, fast", |b| b.iter_batched(articles, read(Depth::Fast), BatchSize::LargeInput));
    let readings = read(Depth::Full)(articles());
    group.bench_function("align and judge", |b| {
        b.iter(|| readings.chunks_exact(2).map(|pair| compare(&pair[0], &pair[1]).findings.len()).sum::<usize>())
    });
    let comparisons: Vec<_> = readings.chunks_exact(2).map(|pair| compare(&pair[0], &pair[1])).collect();
    group.bench_function("report", |b| {
        b.iter(|| comparisons.iter().map(|one| json::report(&View::new(one)).to_string().len()).sum::<usize>())
    });
    group.finish();
}

fn whole(left: &[u8], right: &[u8], depth: Depth) -> usize {
    let (left, right) = (Reading::new(article(left), depth), Reading::new(article(right), depth));
    json::report(&View::new(&compare(&left, &right))).to_string().len()
}

fn lengths(c: &mut Criterion) {
    let pairs = pairs();
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    // Articles of growing length, made of the fixtures' own one after another.
    for cases in [1, 2, 4, 8] {
        let joined = |side: usize| pairs.iter().take(cases).flat_map(|pair| [pair[side].as_slice(), b"\n\n"].concat()).collect::<Vec<u8>>();
        let (left, right) = (joined(0), joined(1));
        group.throughput(Throughput::Bytes((left.len() + right.len()) as u64));
        for (name, depth) in [("full", Depth::Full), ("fast", Depth::Fast)] {
            group.bench_with_input(BenchmarkId::new(name, left.len() + right.len()), &depth, |b, depth| {
                b.iter(|| black_box(whole(&left, &right, *depth)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, stages, lengths);
criterion_main!(benches);
