"""Does through the vendor's real client what a data scientist does, from an experiment to a registered model.

MLFLOW_TRACKING_URI says which vendor it is, REGISTRY_URI which registry when not the client's own choice.
"""

import os
import tempfile
import time
import uuid
from pathlib import Path

from operations import expect, operation

import matplotlib
import mlflow
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag, ViewType

matplotlib.use("Agg")

AZURE = os.environ["MLFLOW_TRACKING_URI"].startswith("azureml")
if os.environ.get("REGISTRY_URI"):
    mlflow.set_registry_uri(os.environ["REGISTRY_URI"])
CATALOG = mlflow.get_registry_uri().startswith("databricks-uc")
OLD = mlflow.__version__.startswith("2.")
MARK = uuid.uuid4().hex[:6]
EXPERIMENT = f"judged-{MARK}" if AZURE else f"/Users/ann@example.com/judged-{MARK}"
MODEL = f"main.ml.iris_{MARK}" if CATALOG else f"iris-{MARK}"

client = MlflowClient()


class Made:
    experiment = run = child = model_uri = model_id = version = None


def new_folder():
    return tempfile.mkdtemp()


def files_below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


# experiments


@operation("experiment: create")
def _():
    Made.experiment = mlflow.set_experiment(EXPERIMENT)
    return Made.experiment.experiment_id, Made.experiment.artifact_location


if not AZURE:

    @operation("experiment: create with a name that is no path")
    def _():
        client.create_experiment("no-path")


@operation("experiment: tag and get by name")
def _():
    client.set_experiment_tag(Made.experiment.experiment_id, "team", "growth")
    expect(client.get_experiment_by_name(EXPERIMENT).tags["team"] == "growth", "the tag is not there")


@operation("experiment: search")
def _():
    expect(len(client.search_experiments(max_results=100, filter_string=f"name = '{EXPERIMENT}'")) == 1, "not found")


# runs


@operation("run: log params, metrics and tags")
def _():
    with mlflow.start_run(run_name="parent") as run:
        Made.run = run.info.run_id
        mlflow.log_param("lr", 0.1)
        mlflow.log_params({"a": 1, "b": "x"})
        mlflow.log_metric("loss", 1.0, step=0)
        mlflow.log_metrics({"loss": 0.5, "acc": 0.9}, step=1)
        mlflow.set_tag("stage", "dev")
        mlflow.set_tags({"k1": "v1", "k2": "v2"})
    return Made.run, run.info.artifact_uri


@operation("run: log a batch")
def _():
    now = int(time.time() * 1000)
    metrics = [Metric("m", step / 10, now + step, step) for step in range(500)]
    client.log_batch(Made.run, metrics, [Param(f"p{number}", "v") for number in range(20)], [RunTag("batch", "1")])


@operation("run: nest")
def _():
    with mlflow.start_run(run_id=Made.run):
        with mlflow.start_run(nested=True, run_name="child") as child:
            mlflow.log_metric("loss", 2.0)
            Made.child = child.info.run_id
    parent = client.get_run(Made.child).data.tags["mlflow.parentRunId"]
    expect(parent == Made.run, f"its parent is {parent}")


@operation("run: find children")
def _():
    found = client.search_runs([Made.experiment.experiment_id], f"tags.mlflow.parentRunId = '{Made.run}'")
    expect([run.info.run_id for run in found] == [Made.child], found)


@operation("run: metric history")
def _():
    history = client.get_metric_history(Made.run, "m")
    expect([point.step for point in history] == list(range(500)), len(history))


@operation("run: search")
def _():
    order = ["attributes.start_time DESC"]
    found = client.search_runs([Made.experiment.experiment_id], "metrics.loss < 10", max_results=50, order_by=order)
    expect(len(found) == 2, len(found))


@operation("run: search in the order of a metric")
def _():
    found = client.search_runs([Made.experiment.experiment_id], order_by=["metrics.loss ASC"])
    expect([run.info.run_id for run in found] == [Made.run, Made.child], "wrong order")


@operation("run: search for a tag that is not")
def _():
    found = client.search_runs([Made.experiment.experiment_id], "tags.stage != 'prod'")
    expect([run.info.run_id for run in found] == [Made.run], len(found))


@operation("run: log a dataset")
def _():
    import pandas

    dataset = mlflow.data.from_pandas(pandas.DataFrame({"x": [1, 2]}), name="ds")
    with mlflow.start_run(run_id=Made.run):
        mlflow.log_input(dataset, context="training")
    expect(len(client.get_run(Made.run).inputs.dataset_inputs) == 1, "no dataset")


# artifacts


MANY = 25


@operation("artifact: log files")
def _():
    folder = new_folder()
    note = Path(folder, "note ä.txt")
    note.write_text("hello")
    # More than a page of a listing.
    for number in range(MANY - 1):
        Path(folder, f"{number}.txt").write_text("one of many")
    with mlflow.start_run(run_id=Made.run):
        mlflow.log_artifact(str(note))
        mlflow.log_artifact(str(note), "sub dir")
        mlflow.log_artifacts(folder, "many")
        mlflow.log_text("t", "text/a.txt")


@operation("artifact: log a figure")
def _():
    import matplotlib.pyplot as plots

    figure, axes = plots.subplots()
    axes.plot([1, 2, 3])
    with mlflow.start_run(run_id=Made.run):
        mlflow.log_figure(figure, "plots/figure.png")


@operation("artifact: log a table twice")
def _():
    with mlflow.start_run(run_id=Made.run):
        mlflow.log_table({"q": ["a", "b"], "s": [1, 2]}, "tables/t.json")
        mlflow.log_table({"q": ["c"], "s": [3]}, "tables/t.json")


@operation("artifact: list")
def _():
    roots = {entry.path for entry in client.list_artifacts(Made.run)}
    expect({"many", "note ä.txt", "plots", "sub dir", "text"} <= roots, roots)
    many = [(entry.path, entry.file_size) for entry in client.list_artifacts(Made.run, "many")]
    expect(len(many) == MANY, len(many))
    return many[:3]


@operation("artifact: download a file")
def _():
    path = client.download_artifacts(Made.run, "sub dir/note ä.txt", new_folder())
    expect(Path(path).read_text() == "hello", "other content")


@operation("artifact: download everything")
def _():
    found = files_below(client.download_artifacts(Made.run, "", new_folder()))
    wanted = {"many/note ä.txt", "note ä.txt", "plots/figure.png", "sub dir/note ä.txt", "text/a.txt"}
    expect(wanted <= set(found), found)


@operation("artifact: load a table")
def _():
    return mlflow.load_table("tables/t.json", run_ids=[Made.run]).shape


# models


def named(name):
    return {"artifact_path": name} if OLD else {"name": name, "serialization_format": "cloudpickle"}


def fitted():
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    features, labels = load_iris(return_X_y=True, as_frame=True)
    return LogisticRegression(max_iter=300).fit(features, labels), features.head(2)


def log_model(name, **more):
    model, example = fitted()
    with mlflow.start_run(run_id=Made.run):
        return mlflow.sklearn.log_model(model, input_example=example, pip_requirements=["scikit-learn"], **named(name), **more)


@operation("model: log")
def _():
    entry = log_model("model")
    Made.model_uri, Made.model_id = entry.model_uri, getattr(entry, "model_id", None)
    return entry.model_uri


@operation("model: load")
def _():
    _, example = fitted()
    expect(len(mlflow.pyfunc.load_model(Made.model_uri).predict(example)) == 2, "no predictions")


if not OLD:

    @operation("model: search logged models")
    def _():
        found = mlflow.search_logged_models(experiment_ids=[Made.experiment.experiment_id], output_format="list")
        expect([model.model_id for model in found] == [Made.model_id], found)

    @operation("model: list the files of a logged model")
    def _():
        expect("MLmodel" in {entry.path for entry in client.list_logged_model_artifacts(Made.model_id)}, "no MLmodel")


# registry


@operation("registry: register")
def _():
    Made.version = mlflow.register_model(Made.model_uri, MODEL, await_registration_for=20)
    return Made.version.version, Made.version.status, Made.version.source


@operation("registry: describe and tag")
def _():
    client.update_registered_model(MODEL, "about the model")
    client.update_model_version(MODEL, Made.version.version, "about the version")
    client.set_registered_model_tag(MODEL, "k", "v")
    client.set_model_version_tag(MODEL, Made.version.version, "k", "v")
    expect(client.get_registered_model(MODEL).description == "about the model", "no description")
    expect(client.get_model_version(MODEL, Made.version.version).tags.get("k") == "v", "no tag")
    client.delete_model_version_tag(MODEL, Made.version.version, "k")


@operation("registry: search models")
def _():
    expect(MODEL in {model.name for model in client.search_registered_models(max_results=100)}, "not found")


@operation("registry: search models by name")
def _():
    expect(len(client.search_registered_models(filter_string=f"name = '{MODEL}'", max_results=10)) == 1, "not found")


@operation("registry: search versions")
def _():
    expect(len(client.search_model_versions(f"name = '{MODEL}'")) == 1, "not found")


@operation("registry: alias")
def _():
    client.set_registered_model_alias(MODEL, "champion", Made.version.version)
    found = client.get_model_version_by_alias(MODEL, "champion").version
    client.delete_registered_model_alias(MODEL, "champion")
    expect(str(found) == str(Made.version.version), found)


@operation("registry: stage")
def _():
    moved = client.transition_model_version_stage(MODEL, Made.version.version, "Staging")
    expect(moved.current_stage == "Staging", moved.current_stage)


@operation("registry: latest versions")
def _():
    expect([str(found.version) for found in client.get_latest_versions(MODEL)] == ["1"], "not found")


@operation("registry: download")
def _():
    uri = f"models:/{MODEL}/{Made.version.version}"
    expect("MLmodel" in files_below(mlflow.artifacts.download_artifacts(artifact_uri=uri, dst_path=new_folder())), "no MLmodel")


@operation("registry: log and register at once")
def _():
    entry = log_model("model2", registered_model_name=MODEL, await_registration_for=20)
    expect(str(entry.registered_model_version) == "2", entry.registered_model_version)


if AZURE:

    @operation("registry: register from the disk")
    def _():
        folder = str(Path(new_folder(), "model"))
        mlflow.sklearn.save_model(fitted()[0], folder, pip_requirements=["scikit-learn"])
        found = mlflow.register_model(Path(folder).as_uri(), f"{MODEL}-disk", await_registration_for=20)
        uri = f"models:/{MODEL}-disk/{found.version}"
        files = files_below(mlflow.artifacts.download_artifacts(artifact_uri=uri, dst_path=new_folder()))
        expect("MLmodel" in files, files)
        return found.source


@operation("registry: rename")
def _():
    client.rename_registered_model(MODEL, f"{MODEL}_r")
    client.rename_registered_model(f"{MODEL}_r", MODEL)


@operation("registry: delete a version")
def _():
    client.delete_model_version(MODEL, Made.version.version)


@operation("registry: delete the model")
def _():
    client.delete_registered_model(MODEL)


# changes at the end, so that nothing above depends on them


@operation("run: delete and restore")
def _():
    client.delete_run(Made.child)
    expect(client.get_run(Made.child).info.lifecycle_stage == "deleted", "still active")
    client.restore_run(Made.child)
    expect(client.get_run(Made.child).info.lifecycle_stage == "active", "still deleted")


@operation("run: rename and end")
def _():
    client.update_run(Made.child, name="renamed")
    client.set_terminated(Made.child, "FAILED")
    expect(client.get_run(Made.child).info.run_name == "renamed", "old name")


@operation("run: delete a tag")
def _():
    client.delete_tag(Made.run, "k2")


@operation("experiment: rename")
def _():
    client.rename_experiment(Made.experiment.experiment_id, f"{EXPERIMENT}-2")


@operation("experiment: delete and restore")
def _():
    client.delete_experiment(Made.experiment.experiment_id)
    deleted = {found.experiment_id for found in client.search_experiments(ViewType.DELETED_ONLY)}
    expect(Made.experiment.experiment_id in deleted, "not among the deleted")
    client.restore_experiment(Made.experiment.experiment_id)
