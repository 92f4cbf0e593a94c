"""Logs the large files of the benchmark by the MLflow client: `python files.py <tracking server>`. Prints where they are, as JSON."""

import json
import random
import sys
import tempfile
from pathlib import Path

import mlflow
import numpy
import pyarrow
import pyarrow.parquet
from PIL import Image

random.seed(7)
mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment("bench/files")
folder = Path(tempfile.mkdtemp())


def line(number):
    return f"2026-11-27 12:00:00,{number % 1000:03d} INFO step {number} loss {random.random():.6f} rate 0.001\n"


def lines_of(count_bytes):
    written = number = 0
    while written < count_bytes:
        text = line(number)
        written += len(text)
        number += 1
        yield text


def big_json():
    row = {"name": "a name of some length", "scores": [random.random() for _ in range(20)], "tags": {"a": "x", "b": None}}
    text = json.dumps(row)
    return "[" + ",\n".join(text for _ in range(50_000_000 // len(text))) + "]"


def picture():
    # Noise, so that it cannot be packed into nothing.
    pixels = numpy.random.default_rng(7).integers(0, 255, size=(1000, 1000, 3), dtype="uint8")
    return Image.fromarray(pixels.repeat(8, axis=0).repeat(8, axis=1))


def table():
    count = 1_000_000
    values = numpy.random.default_rng(7).random(count)
    names = [f"customer {number}" for number in range(count)]
    return pyarrow.table({"id": numpy.arange(count), "score": values, "name": names})


(folder / "lines.log").write_text("".join(line(number) for number in range(200_000)))
(folder / "rows.csv").write_text("id,score,name\n" + "".join(f"{n},{random.random()},customer {n}\n" for n in range(50_000)))
pyarrow.parquet.write_table(table(), folder / "rows.parquet", row_group_size=100_000)
(folder / "tree.json").write_text(big_json())
picture().save(folder / "picture.png", compress_level=1)
with open(folder / "text.txt", "w") as file:
    file.writelines(lines_of(100_000_000))

with mlflow.start_run(run_name="large files") as run:
    mlflow.log_artifacts(str(folder))
print(json.dumps({"experimentId": run.info.experiment_id, "runId": run.info.run_id}))
