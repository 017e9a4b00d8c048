//! How fast text is cut into tokens, tagged and parsed, on one core: all fixtures as one collection, and one article alone.
//!
//!     cargo bench --bench syntax
//!
//! What counts is the time on the processor, not the clock: a machine that others use too gives much the same figure.

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::{Depth, Parsed};
use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

/// Nanoseconds that this thread was on a processor, where the system tells them (Linux); by the clock elsewhere.
struct OnProcessor;

static CLOCK: WallTime = WallTime;
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn nanoseconds() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_processor = told.as_deref().and_then(|told| told.split(' ').next()?.parse().ok());
    on_processor.unwrap_or_else(|| u64::try_from(START.elapsed().as_nanos()).unwrap_or(u64::MAX))
}

impl Measurement for OnProcessor {
    type Intermediate = u64;
    type Value = u64;

    fn start(&self) -> u64 {
        nanoseconds()
    }

    fn end(&self, start: u64) -> u64 {
        nanoseconds().saturating_sub(start).max(1)
    }

    fn add(&self, one: &u64, other: &u64) -> u64 {
        one + other
    }

    fn zero(&self) -> u64 {
        0
    }

    fn to_f64(&self, value: &u64) -> f64 {
        *value as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        CLOCK.formatter()
    }
}

/// The articles of all fixtures, in order.
fn articles() -> Vec<Article> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut cases: Vec<_> = std::fs::read_dir(fixtures).expect("fixtures").filter_map(|entry| Some(entry.ok()?.path())).collect();
    cases.sort();
    let texts = cases.iter().flat_map(|case| [case.join("left.txt"), case.join("right.txt")]).filter_map(|path| std::fs::read(path).ok());
    texts.filter_map(|text| Article::read("fixture", text, &ReadOptions::default()).ok()).collect()
}

fn main() {
    let mut criterion = Criterion::default().with_measurement(OnProcessor).configure_from_args();
    let articles = articles();
    let tokens = |articles: &[Article]| articles.iter().map(|article| Parsed::new(article.clone(), Depth::Full).len() as u64).sum();
    let mut group = criterion.benchmark_group("syntax");
    for (name, articles) in [("all fixtures", articles.as_slice()), ("one article", articles.get(..1).unwrap_or_default())] {
        group.throughput(Throughput::Elements(tokens(articles)));
        group.bench_function(name, |bencher| {
            bencher.iter(|| articles.iter().map(|article| Parsed::new(black_box(article.clone()), Depth::Full).len()).sum::<usize>());
        });
    }
    group.finish();
    criterion.final_summary();
}
