//! How fast text is cut into tokens, tagged and parsed, on one core: all fixtures as one collection, and one article alone.
//!
//!     cargo bench --bench syntax

use criterion::{Criterion, Throughput};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::syntax::{Depth, Parsed};
use std::hint::black_box;
use std::path::Path;

/// The articles of all fixtures, in order.
fn articles() -> Vec<Article> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut cases: Vec<_> = std::fs::read_dir(fixtures).expect("fixtures").filter_map(|entry| Some(entry.ok()?.path())).collect();
    cases.sort();
    let texts = cases.iter().flat_map(|case| [case.join("left.txt"), case.join("right.txt")]).filter_map(|path| std::fs::read(path).ok());
    texts.filter_map(|text| Article::read("fixture", text, &ReadOptions::default()).ok()).collect()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
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
