//! Many pairs and many articles: the batch with one worker and with all, and one event told by a growing number of sources, whose readings are
//! there already.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::batch::{Options, Source, run};
use crosscheck::sources::collate;
use crosscheck::syntax::Depth;
use crosscheck::{Reading, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn cases() -> Vec<PathBuf> {
    crosscheck::fixtures::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")).expect("fixtures")
}

fn text(path: PathBuf) -> String {
    String::from_utf8(std::fs::read(path).expect("reads")).expect("UTF-8")
}

fn batch(c: &mut Criterion) {
    let record =
        |case: &PathBuf| serde_json::json!({"left": text(case.join("left.txt")), "right": text(case.join("right.txt"))}).to_string();
    let records: Vec<String> = cases().iter().map(record).collect();
    let input = records.join("\n").into_bytes();
    let mut group = c.benchmark_group("batch");
    group.throughput(Throughput::Elements(records.len() as u64)).sample_size(10);
    for workers in [1, Options::default().workers] {
        group.bench_with_input(BenchmarkId::new("workers", workers), &workers, |b, &workers| {
            b.iter(|| {
                let source = Source::lines(Box::new(std::io::Cursor::new(input.clone())), None, 1 << 30);
                run(Options { workers, ..Options::default() }, source, &Arc::default(), &mut std::io::sink(), &mut |_| ())
                    .expect("runs")
                    .answered
            });
        });
    }
    group.finish();
}

fn sources(c: &mut Criterion) {
    // One event as many tell it: the two articles of a case, each with its paragraphs turned by one more.
    let case = cases().into_iter().next().expect("a case");
    let sides = [text(case.join("left.txt")), text(case.join("right.txt"))];
    let version = |source: usize| {
        let mut paragraphs: Vec<&str> = sides[source % 2].split("\n\n").collect();
        let turn = (source / 2) % paragraphs.len().max(1);
        paragraphs.rotate_left(turn);
        let article = Article::read("bench", paragraphs.join("\n\n").into_bytes(), &ReadOptions::default()).expect("text");
        Reading::new(article, Depth::Full)
    };
    let mut group = c.benchmark_group("sources, without reading");
    group.sample_size(10);
    for count in [2, 5, 10, 20] {
        let readings: Vec<Reading> = (0..count).map(version).collect();
        group.bench_with_input(BenchmarkId::from_parameter(count), &readings, |b, readings| {
            b.iter(|| collate(readings, &Settings::default()).points.len());
        });
    }
    group.finish();
}

criterion_group!(benches, batch, sources);
criterion_main!(benches);
