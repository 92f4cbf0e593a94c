"""Copies a store of MLflow as the other half of a linked pair would hold it: the same run ids, the experiments under the last part of
their names, and what the two halves of old pairs differ in (docs/doubles.md).

usage: mirror.py <database> <artifacts> <new database> <new artifacts> <differences as JSON>
"""

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

source, artifacts, target, new_artifacts, differences = sys.argv[1:]
lacking = json.loads(differences)
new_artifacts = Path(new_artifacts)


def folder_of(uri):
    return new_artifacts / uri.removeprefix("mlflow-artifacts:/")


def merge_experiments(database):
    """Several paths with the same last part become one experiment."""
    kept = {}
    for experiment_id, name in database.execute("SELECT experiment_id, name FROM experiments ORDER BY experiment_id").fetchall():
        leaf = name.rsplit("/", 1)[-1]
        if leaf not in kept:
            kept[leaf] = experiment_id
            database.execute("UPDATE experiments SET name = ? WHERE experiment_id = ?", (leaf, experiment_id))
            continue
        for run_id, uri in database.execute("SELECT run_uuid, artifact_uri FROM runs WHERE experiment_id = ?", (experiment_id,)).fetchall():
            moved = f"mlflow-artifacts:/{kept[leaf]}/{run_id}/artifacts"
            if folder_of(uri).exists():
                shutil.move(folder_of(uri), folder_of(moved))
            database.execute("UPDATE runs SET experiment_id = ?, artifact_uri = ? WHERE run_uuid = ?", (kept[leaf], moved, run_id))
        database.execute("DELETE FROM experiment_tags WHERE experiment_id = ?", (experiment_id,))
        database.execute("DELETE FROM experiments WHERE experiment_id = ?", (experiment_id,))


def run_called(database, name):
    return database.execute("SELECT run_uuid, artifact_uri FROM runs WHERE name = ?", (name,)).fetchone()


def lose_run(database, name):
    run_id, _ = run_called(database, name)
    for table in ("metrics", "latest_metrics", "params", "tags", "runs"):
        database.execute(f"DELETE FROM {table} WHERE run_uuid = ?", (run_id,))


def shorten_metric(database, name, key, last_step):
    run_id, _ = run_called(database, name)
    database.execute("DELETE FROM metrics WHERE run_uuid = ? AND key = ? AND step > ?", (run_id, key, last_step))
    database.execute(
        """UPDATE latest_metrics SET (value, timestamp, step, is_nan) =
             (SELECT value, timestamp, step, is_nan FROM metrics WHERE run_uuid = ? AND key = ? AND step = ?)
           WHERE run_uuid = ? AND key = ?""",
        (run_id, key, last_step, run_id, key),
    )


def lose_models(database):
    """A model was registered on one side only."""
    for table in ("registered_model_aliases", "registered_model_tags", "model_version_tags", "model_versions", "registered_models"):
        database.execute(f"DELETE FROM {table}")


shutil.copytree(artifacts, new_artifacts, dirs_exist_ok=True)
with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as database:
    original.backup(database)
    merge_experiments(database)
    lose_run(database, lacking["run"])
    shorten_metric(database, lacking["metric"]["run"], lacking["metric"]["key"], lacking["metric"]["lastStep"])
    lose_models(database)
    (folder_of(run_called(database, lacking["artifact"]["run"])[1]) / lacking["artifact"]["path"]).unlink()
    database.commit()
