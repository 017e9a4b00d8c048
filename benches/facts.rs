//! How fast figures are read without syntax, in bytes of text a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
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

criterion_group!(benches, figures);
criterion_main!(benches);
