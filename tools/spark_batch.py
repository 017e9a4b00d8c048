#!/usr/bin/env python3
"""Compares many articles on an Apache Spark cluster: Spark distributes, `crosscheck batch` compares.

    spark-submit tools/spark_batch.py --binary ./crosscheck pairs PAIRS.jsonl OUT
    spark-submit tools/spark_batch.py --binary ./crosscheck events ARTICLES.jsonl OUT

`pairs` takes the records of `crosscheck batch compare`, one a line. `events` takes one article a line, {"id", "event", "text", "published"},
and compares every two articles of one event. OUT is a folder of JSON lines, one report a pair, with the pair's id; error records are among
them. Nothing is needed on the workers but the binary, which is sent along with the job.

Records pass through Spark's own `RDD.pipe`: each task starts the binary once, feeds it its partition and reads the answers. A task whose
binary fails is run again elsewhere by Spark, as any task is.
"""
import argparse
import json
import os
import shlex
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# Articles in a block. An event of n articles is cut into n/BLOCK blocks, and each two blocks make one group of pairs, so that the largest
# group has BLOCK² pairs however large the event is.
BLOCK = 32


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="crosscheck, built for the workers (a release build for Linux runs anywhere)")
    parser.add_argument("--partitions", type=int, default=None, help="tasks; by default four a core of the cluster")
    parser.add_argument("--most-articles", type=int, default=400, help="of an event with more, the first so many by id (79,800 pairs)")
    parser.add_argument("what", choices=["pairs", "events"])
    parser.add_argument("input")
    parser.add_argument("output")
    return parser.parse_args()


def blocks_of(event):
    """The articles of one event as groups of pairs: (key, (block, block))."""
    name, articles = event
    articles = sorted(articles, key=lambda article: str(article["id"]))
    blocks = [articles[at : at + BLOCK] for at in range(0, len(articles), BLOCK)]
    return [((name, i, j), (blocks[i], blocks[j])) for i in range(len(blocks)) for j in range(i, len(blocks))]


def pairs_of(group):
    """The pairs of two blocks, as records of `crosscheck batch compare`."""
    (event, i, j), (ours, theirs) = group
    for at, left in enumerate(ours):
        for right in theirs[at + 1 :] if i == j else theirs:
            record = {"id": [event, left["id"], right["id"]], "left": left["text"], "right": right["text"]}
            record["published"] = [left.get("published"), right.get("published")]
            yield json.dumps(record, ensure_ascii=False)


def keep_first(most):
    """Combines articles of an event without ever holding more than `most` of them."""
    key = lambda article: str(article["id"])
    trim = lambda articles: sorted(articles, key=key)[:most] if len(articles) > 2 * most else articles
    create = lambda article: [article]
    add = lambda articles, article: trim(articles + [article])
    merge = lambda ours, theirs: trim(ours + theirs)
    final = lambda articles: sorted(articles, key=key)[:most]
    return create, add, merge, final


def records(context, options, partitions):
    # Lines are read as bytes would be: nothing is decoded but what is grouped.
    lines = context.textFile(options.input, partitions).filter(lambda line: line.strip())
    if options.what == "pairs":
        # Lines that stand together are often of one event and alike long; spread, no task gets all the long ones.
        return lines.repartition(partitions)
    create, add, merge, final = keep_first(options.most_articles)
    articles = lines.map(json.loads).map(lambda article: (article["event"], article))
    events = articles.combineByKey(create, add, merge, partitions).mapValues(final)
    # The groups, not the events, are spread: a large event is shared by many tasks.
    return events.flatMap(blocks_of).repartition(partitions).flatMap(pairs_of)


def main():
    options = arguments()
    spark = SparkSession.builder.appName("crosscheck").getOrCreate()
    context = spark.sparkContext
    context.addFile(os.path.abspath(options.binary))
    name = os.path.basename(options.binary)
    partitions = options.partitions or 4 * context.defaultParallelism
    asked = context.accumulator(0)
    answered = context.accumulator(0)

    def count(counter):
        def note(line):
            counter.add(1)
            return line

        return note

    # Code 1 says that there are error records, which are answers like others; anything above is a fault of the task. One job a task: Spark
    # itself fills the cores.
    root = SparkFiles.getRootDirectory if context.master.startswith("local[") else None
    binary = shlex.quote(os.path.join(root(), name)) if root else './' + shlex.quote(name)
    command = f"{binary} batch compare --no-config --jobs 1 -; code=$?; [ $code -le 1 ]"
    answers = records(context, options, partitions).map(count(asked)).pipe("sh -c " + shlex.quote(command), checkCode=True)
    answers.map(count(answered)).saveAsTextFile(options.output)
    print(f"{answered.value} answers for {asked.value} pairs in {partitions} tasks", file=sys.stderr)
    spark.stop()
    # A task that ran twice counts twice on both sides.
    return 0 if answered.value == asked.value else 1


if __name__ == "__main__":
    sys.exit(main())
