"""Fills an MLflow SQLite store for the benchmark: `python seed.py <database file> <artifact folder>`.

Prints where things are, as JSON. The tables are made by MLflow's own store (so the schema is that of the installed
version) and filled by bulk inserts into its own models: through the REST API the same content takes an hour.
"""

import json
import math
import random
import sys
import uuid

from mlflow.entities import ViewType
from mlflow.store.tracking.dbmodels import models
from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore

RUNS = 10_000
KEYS = 20
CURVES = 100
STEPS = 2_000
EXPERIMENTS = 1_000
START_MS = 1_760_000_000_000

database, artifacts = sys.argv[1:]
random.seed(7)
store = SqlAlchemyStore(f"sqlite:///{database}", artifacts)


def insert(model, rows):
    with store.engine.begin() as connection:
        for start in range(0, len(rows), 20_000):
            connection.execute(model.__table__.insert(), rows[start : start + 20_000])


def new_runs(experiment_id, count):
    return [
        {
            "run_uuid": uuid.UUID(int=random.getrandbits(128)).hex,
            "name": f"run-{number:05d}",
            "source_type": "LOCAL",
            "source_name": "train.py",
            "entry_point_name": "",
            "user_id": f"user{number % 7}",
            "status": "FINISHED" if number % 23 else "FAILED",
            "start_time": START_MS + number * 60_000,
            "end_time": START_MS + number * 60_000 + random.randrange(10_000, 3_600_000),
            "source_version": "",
            "lifecycle_stage": "active",
            "artifact_uri": f"{artifacts}/{experiment_id}/{number}/artifacts",
            "experiment_id": int(experiment_id),
        }
        for number in range(count)
    ]


def tags_of(run):
    tags = {"mlflow.runName": run["name"], "mlflow.user": run["user_id"], "mlflow.source.name": "train.py"}
    return [{"key": key, "value": value, "run_uuid": run["run_uuid"]} for key, value in tags.items()]


def metric(run, key, step, value):
    return {
        "key": key,
        "value": value,
        "timestamp": run["start_time"] + step * 1_000,
        "step": step,
        "is_nan": False,
        "run_uuid": run["run_uuid"],
    }


def many_runs(experiment_id):
    runs = new_runs(experiment_id, RUNS)
    metrics = [metric(run, f"metric_{key:02d}", 0, random.gauss(key, 1)) for run in runs for key in range(KEYS)]
    params = [
        {"key": f"param_{key:02d}", "value": str(random.choice([key, random.random()])), "run_uuid": run["run_uuid"]}
        for run in runs
        for key in range(KEYS)
    ]
    insert(models.SqlRun, runs)
    insert(models.SqlTag, [tag for run in runs for tag in tags_of(run)])
    insert(models.SqlParam, params)
    insert(models.SqlMetric, metrics)
    insert(models.SqlLatestMetric, metrics)
    return runs


def curves(experiment_id):
    runs = new_runs(experiment_id, CURVES)
    points = []
    for run in runs:
        floor, speed = random.uniform(0.1, 0.5), random.uniform(200, 900)
        points += [
            metric(run, "loss", step, floor + 2 * math.exp(-step / speed) + random.gauss(0, 0.02)) for step in range(STEPS)
        ]
    insert(models.SqlRun, runs)
    insert(models.SqlTag, [tag for run in runs for tag in tags_of(run)])
    insert(models.SqlParam, [{"key": "seed", "value": str(n), "run_uuid": run["run_uuid"]} for n, run in enumerate(runs)])
    insert(models.SqlMetric, points)
    insert(models.SqlLatestMetric, [point for point in points if point["step"] == STEPS - 1])
    return runs


# The two of interest first, so that they have small ids and stand last in a list by time.
many_id = store.create_experiment("bench/many-runs")
curves_id = store.create_experiment("bench/curves")
there = len(store.search_experiments(view_type=ViewType.ALL, max_results=100))
template = store.get_experiment(many_id)
insert(
    models.SqlExperiment,
    [
        {
            "name": f"/Users/user{number % 20}@example.com/project-{number // 20:02d}/study-{number:04d}",
            "workspace": getattr(template, "workspace", None) or "default",
            "artifact_location": f"{artifacts}/bulk/{number}",
            "lifecycle_stage": "active",
            "creation_time": START_MS + number * 1_000,
            "last_update_time": START_MS + number * 1_000,
        }
        for number in range(EXPERIMENTS - there)
    ],
)
many = many_runs(many_id)
curved = curves(curves_id)
print(
    json.dumps(
        {
            "manyRuns": {"experimentId": many_id, "runIds": [run["run_uuid"] for run in many[-100:]]},
            "curves": {"experimentId": curves_id, "runIds": [run["run_uuid"] for run in curved]},
        }
    )
)
