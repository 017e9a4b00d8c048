//! What alignment alone costs: on an ordinary pair of articles, and on made-up ones of a thousand and more claims, where the cost must grow
//! with the length and not with its square.
//!
//! `cargo bench --bench align`; with `ALIGN_BENCH_LARGE=1` also 30,000 claims, whose parsing alone takes minutes.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, align};
use std::hint::black_box;

fn reading(text: String) -> Reading {
    Reading::new(Article::read("bench.txt", text.into_bytes(), &ReadOptions::default()).expect("reads"), Depth::Full)
}

/// The next number of a small generator (xorshift); no crate, so that the articles never change.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 33) as usize
}

const PEOPLE: &[&str] = &["Anders Holm", "Beatriz Lima", "Carol Whitfield", "Dmitri Volkov", "Elena Marsh", "Farid Nasser", "Grace Oduya"];
const PLACES: &[&str] = &["Kelby", "Northgate", "Port Salerno", "Brannock", "Tessaly", "Vale Crossing", "Ostermark", "Lindhaven"];
const VERBS: &[&str] = &["opened", "closed", "inspected", "bought", "sold", "repaired", "criticised", "funded", "visited", "rebuilt"];
const THINGS: &[&str] =
    &["bridges", "clinics", "schools", "warehouses", "trains", "farms", "libraries", "shelters", "reservoirs", "factories"];
const SINCE: &[&str] = &["the flood", "the election", "a long inquiry", "the merger", "a harsh winter", "the strike"];

/// An article of that many sentences, of about one claim each; two of them with different seeds share names, words and some facts.
fn article(sentences: usize, seed: u64) -> String {
    let mut state = seed;
    let mut pick = |list: &[&'static str]| list[next(&mut state) % list.len()];
    let mut text = String::new();
    for at in 0..sentences {
        let (person, place, verb, thing, since) = (pick(PEOPLE), pick(PLACES), pick(VERBS), pick(THINGS), pick(SINCE));
        text.push_str(&format!("{person} {verb} {} {thing} in {place} District {} after {since}.", 3 + at % 97, at / 5));
        text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
    }
    text
}

fn ordinary(c: &mut Criterion) {
    let (left, right) = (reading(article(22, 7)), reading(article(19, 11)));
    c.bench_function("align/ordinary pair", |b| b.iter(|| align::align(black_box(&left), black_box(&right))));
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("align/claims a side");
    group.sample_size(10);
    let large = std::env::var_os("ALIGN_BENCH_LARGE").map(|_| 30_000);
    for claims in [1_000, 3_000, 10_000].into_iter().chain(large) {
        let (left, right) = (reading(article(claims, 7)), reading(article(claims, 11)));
        group.throughput(Throughput::Elements(claims as u64));
        group.bench_function(BenchmarkId::from_parameter(left.claims.len()), |b| {
            b.iter(|| align::align(black_box(&left), black_box(&right)))
        });
    }
    group.finish();
}

criterion_group!(benches, ordinary, growth);
criterion_main!(benches);
