//! How fast facts are found without the parser, each kind by itself and all together, and what it takes to read an article by word lists, in
//! bytes of text a second.

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use crosscheck::Reading;
use crosscheck::article::{Article, ReadOptions};
use crosscheck::facts::stance::Stance;
use crosscheck::facts::{self, date, figure, name, quote};
use crosscheck::syntax::{Depth, Parsed};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The time that a processor spent on this thread, where Linux tells it: neighbours on the machine are not counted. Else the time that passed.
struct Processor(Instant);

impl Processor {
    fn now(&self) -> Duration {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let spent = told.and_then(|told| told.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
        spent.unwrap_or_else(|| self.0.elapsed())
    }
}

impl Measurement for Processor {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        self.now()
    }

    fn end(&self, start: Duration) -> Duration {
        // The kernel counts by the tick.
        self.now().saturating_sub(start).max(Duration::from_nanos(1))
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// Sentences of news, a third of them without any figure.
const SENTENCES: [&str; 6] = [
    "Revenue at Larkfield rose 8% to $1.2bn in the second quarter, while profit fell to $96m from $104m a year earlier.",
    "The ministers met again on Tuesday, and neither side would say afterwards what had been agreed.",
    "At least 23 people were killed and more than 1,800 homes damaged when the river burst its banks near the old town.",
    "She had told the inquiry that nobody in the department read the letter before it was sent.",
    "The turbines will deliver 0.12 gigawatts, enough for some 90,000 households, at a cost of between £300m and £350m.",
    "Two-thirds of the voters who were asked said that they would stay at home, up from one in three in March.",
];

/// The articles of the fixtures, as they lie in the project: news with and without figures.
fn articles() -> Vec<Parsed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut files: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("fixtures")
        .flat_map(|case| ["left.txt", "right.txt"].map(|side| case.as_ref().expect("a case").path().join(side)))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    let read = |file: PathBuf| {
        let options = ReadOptions { published: "2026-03-12".parse().ok(), ..ReadOptions::default() };
        let article = Article::read("bench.txt", std::fs::read(&file).expect("a file"), &options).expect("reads");
        Parsed::new(article, Depth::Fast)
    };
    files.into_iter().map(read).collect()
}

/// Each kind of fact in all articles; tokens and their tags by word lists are there already, and figures need not even those.
fn extractors(c: &mut Criterion<Processor>) {
    let articles = articles();
    let sentences: Vec<&str> = articles.iter().flat_map(|one| one.sentences().map(|(_, tokens)| one.text(tokens))).collect();
    let mut group = c.benchmark_group("facts, without the parser");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Bytes(sentences.iter().map(|sentence| sentence.len() as u64).sum()));
    group.bench_function("figures, from the text alone", |b| {
        b.iter(|| sentences.iter().map(|sentence| figure::read(black_box(sentence)).len()).sum::<usize>());
    });
    type Extractor = (&'static str, fn(&Parsed) -> usize);
    let extractors: [Extractor; 6] = [
        ("figures, bound to nouns and verbs", |one| figure::extract(one).len()),
        ("dates", |one| date::extract(one).len()),
        ("names", |one| name::extract(one).len()),
        ("quotations", |one| quote::extract(one).len()),
        ("all of these", |one| facts::extract(one).len()),
        ("stance of each clause", |one| {
            let stances = |tokens| one.predicates(tokens).into_iter().map(move |verb| Stance::of(one, one.clause(verb), verb));
            one.sentences().flat_map(|(_, tokens)| stances(tokens)).map(|stance| stance.negations.len()).sum()
        }),
    ];
    for (name, extract) in extractors {
        group.bench_function(name, |b| b.iter(|| articles.iter().map(|one| extract(black_box(one))).sum::<usize>()));
    }
    group.finish();

    let mut group = c.benchmark_group("figures, from the text alone");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Bytes(SENTENCES.iter().map(|sentence| sentence.len() as u64).sum()));
    group.bench_function("in sentences full of them", |b| {
        b.iter(|| SENTENCES.iter().map(|sentence| figure::read(black_box(sentence)).len()).sum::<usize>());
    });
    group.finish();
}

/// An article by word lists, as far as each stage: the difference of two lines is what the later one adds.
fn stages(c: &mut Criterion<Processor>) {
    let text = [SENTENCES.join(" "), SENTENCES.join("\n\n")].join("\n\n").repeat(2);
    let article = || Article::read("bench.txt", text.clone().into_bytes(), &ReadOptions::default()).expect("reads");
    let mut group = c.benchmark_group("by word lists");
    group.sampling_mode(SamplingMode::Flat);
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

fn measured() -> Criterion<Processor> {
    Criterion::default().with_measurement(Processor(Instant::now()))
}

criterion_group! {
    name = benches;
    config = measured();
    targets = extractors, stages
}
criterion_main!(benches);
