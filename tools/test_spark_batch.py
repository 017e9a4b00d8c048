#!/usr/bin/env python3
"""Runs tools/spark_batch.py in Spark's local cluster mode and holds its answers against those of one machine.

    python tools/test_spark_batch.py target/release/crosscheck     (pyspark from PyPI, and Java)
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"


def spark(binary, what, source, target):
    """Two worker processes of one core and 1 GiB each."""
    import pyspark

    home = os.path.dirname(pyspark.__file__)
    command = [os.path.join(home, "bin", "spark-submit"), "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false"]
    command += [str(HERE / "spark_batch.py"), "--binary", binary, "--partitions", "4", what, str(source), str(target)]
    run = subprocess.run(command, env={**os.environ, "SPARK_HOME": home, "PYSPARK_PYTHON": sys.executable}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    # spark-submit passes all that the script says to its standard output.
    said = next(line for line in run.stdout.splitlines() if "answers for" in line)
    print(f"{what}: {said}")
    return [json.loads(line) for part in sorted(target.glob("part-*")) for line in part.read_text().splitlines()]


def alone(binary, records):
    text = "\n".join(json.dumps(record) for record in records)
    return [json.loads(line) for line in subprocess.run([binary, "batch", "compare", "-"], input=text, capture_output=True, text=True).stdout.splitlines()]


def by_id(answers):
    # The line of an error record is that of its task's input.
    return sorted(json.dumps({key: value for key, value in answer.items() if key != "line"}, sort_keys=True) for answer in answers)


def main():
    binary = os.path.abspath(sys.argv[1])
    cases = sorted(path.parent for path in FIXTURES.glob("*/gold.json"))
    pairs = [{"id": case.name, **{side: (case / f"{side}.txt").read_text() for side in ("left", "right")}} for case in cases]
    pairs.append({"id": "bad", "left": "only one side"})
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "pairs.jsonl").write_text("\n".join(json.dumps(pair) for pair in pairs))
        assert by_id(spark(binary, "pairs", folder / "pairs.jsonl", folder / "out")) == by_id(alone(binary, pairs))
        # One event that is cut into blocks (more than 32 articles), and one of two articles.
        texts = [pairs[0]["left"], pairs[0]["right"]]
        articles = [{"id": f"{number:02}", "event": "large", "text": texts[number % 2]} for number in range(34)]
        articles += [{"id": f"s{number}", "event": "small", "text": pairs[1][side]} for number, side in enumerate(("left", "right"))]
        (folder / "articles.jsonl").write_text("\n".join(json.dumps(article) for article in articles))
        answers = spark(binary, "events", folder / "articles.jsonl", folder / "events")
        asked = {("large", a["id"], b["id"]) for at, a in enumerate(articles[:34]) for b in articles[at + 1 : 34]} | {("small", "s0", "s1")}
        ids = [tuple(answer["id"]) for answer in answers]
        assert len(ids) == len(asked) == 34 * 33 // 2 + 1 and set(ids) == asked, "each pair of an event once"
    print("the cluster answers as one machine does")


if __name__ == "__main__":
    main()
