//! What alignment alone costs: on an ordinary pair of articles, and on made-up ones of a thousand and more claims, where the cost must grow
//! with the length and not with its square.
//!
//! `cargo bench --bench align`; `ALIGN_BENCH_CLAIMS=10000,30000` sets the lengths of the made-up articles. They are read by word order alone:
//! reading is not what is measured.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::Depth;
use crosscheck::{Reading, align};
use std::hint::black_box;

fn reading(text: String, depth: Depth) -> Reading {
    Reading::new(Article::read("bench.txt", text.into_bytes(), &ReadOptions::default()).expect("reads"), depth)
}

/// The next number of a small generator (xorshift); no crate, so that the articles never change.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 33) as usize
}

const FIRST: &[&str] = &["Anders", "Beatriz", "Carol", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Lars"];
const LAST: &[&str] = &["Holm", "Lima", "Whitfield", "Volkov", "Marsh", "Nasser", "Oduya", "Brandt", "Duarte", "Ekberg", "Sato", "Quist"];
const PLACES: &[&str] = &["Kelby", "Northgate", "Port Salerno", "Brannock", "Tessaly", "Vale Crossing", "Ostermark", "Lindhaven"];
const VERBS: &[&str] = &[
    "opened",
    "closed",
    "inspected",
    "bought",
    "sold",
    "repaired",
    "criticised",
    "funded",
    "visited",
    "rebuilt",
    "searched",
    "praised",
    "insured",
    "guarded",
    "photographed",
    "abandoned",
    "renamed",
    "painted",
    "flooded",
    "leased",
];
const THINGS: &[&str] = &[
    "bridges",
    "clinics",
    "schools",
    "warehouses",
    "trains",
    "farms",
    "libraries",
    "shelters",
    "reservoirs",
    "factories",
    "chapels",
    "mines",
    "theatres",
    "stadiums",
    "harbours",
    "vineyards",
    "museums",
    "bakeries",
    "tunnels",
    "orchards",
];
const SINCE: &[&str] =
    &["the flood", "the election", "a long inquiry", "the merger", "a harsh winter", "the strike", "a fire", "the drought"];

/// An article of that many sentences, of about one claim each; two of them with different seeds share names, words and some facts. Names
/// and words come again and again as they do in long texts.
fn article(sentences: usize, seed: u64) -> String {
    let mut state = seed;
    let mut pick = |list: &[&'static str]| list[next(&mut state) % list.len()];
    let mut text = String::new();
    for at in 0..sentences {
        let (first, last, place) = (pick(FIRST), pick(LAST), pick(PLACES));
        let (verb, thing, since) = (pick(VERBS), pick(THINGS), pick(SINCE));
        text.push_str(&format!("{first} {last} {verb} {} {thing} in {place} after {since}.", 3 + (at * 7) % 997));
        text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
    }
    text
}

fn ordinary(c: &mut Criterion) {
    let (left, right) = (reading(article(22, 7), Depth::Full), reading(article(19, 11), Depth::Full));
    c.bench_function("align/ordinary pair", |b| b.iter(|| align::align(black_box(&left), black_box(&right))));
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("align/claims a side");
    group.sample_size(10);
    let lengths = std::env::var("ALIGN_BENCH_CLAIMS").unwrap_or_else(|_| "1000,3000,10000".to_owned());
    for claims in lengths.split(',').filter_map(|length| length.trim().parse::<usize>().ok()) {
        let (left, right) = (reading(article(claims, 7), Depth::Fast), reading(article(claims, 11), Depth::Fast));
        group.throughput(Throughput::Elements(claims as u64));
        group.bench_function(BenchmarkId::from_parameter(left.claims.len()), |b| {
            b.iter(|| align::align(black_box(&left), black_box(&right)))
        });
    }
    group.finish();
}

criterion_group!(benches, ordinary, growth);
criterion_main!(benches);
