//! How fast figures are read without syntax, and what it takes to read an article by word lists, in bytes of text a second.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::Reading;
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::{Depth, Parsed};
use std::hint::black_box;

/// Sentences of news, a third of them without any figure.
const SENTENCES: [&str; 6] = [
    "Revenue at Larkfield rose 8% to $1.2bn in the second quarter, while profit fell to $96m from $104m a year earlier.",
    "The ministers met again on Tuesday, and neither side would say afterwards what had been agreed.",
    "At least 23 people were killed and more than 1,800 homes damaged when the river burst its banks near the old town.",
    "She had told the inquiry that nobody in the department read the letter before it was sent.",
    "The turbines will deliver 0.12 gigawatts, enough for some 90,000 households, at a cost of between £300m and £350m.",
    "Two-thirds of the voters who were asked said that they would stay at home, up from one in three in March.",
];

fn figures(c: &mut Criterion) {
    let mut group = c.benchmark_group("facts");
    group.throughput(Throughput::Bytes(SENTENCES.iter().map(|sentence| sentence.len() as u64).sum()));
    group.bench_function("figures, without syntax", |b| {
        b.iter(|| SENTENCES.iter().map(|sentence| crosscheck::facts::figure::read(black_box(sentence)).len()).sum::<usize>());
    });
    group.finish();
}

/// An article by word lists, as far as each stage: the difference of two lines is what the later one adds.
fn stages(c: &mut Criterion) {
    let text = [SENTENCES.join(" "), SENTENCES.join("\n\n")].join("\n\n").repeat(2);
    let article = || Article::read("bench.txt", text.clone().into_bytes(), &ReadOptions::default()).expect("reads");
    let mut group = c.benchmark_group("by word lists");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("1 blocks and sentences", |b| b.iter(|| article().sentences().len()));
    group.bench_function("2 and tokens with their syntax", |b| {
        b.iter_batched(article, |article| Parsed::new(article, Depth::Fast).len(), BatchSize::SmallInput);
    });
    group.bench_function("3 and facts and claims", |b| {
        b.iter_batched(article, |article| Reading::new(article, Depth::Fast).facts.len(), BatchSize::SmallInput);
    });
    group.finish();
}

criterion_group!(benches, figures, stages);
criterion_main!(benches);
