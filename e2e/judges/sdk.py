"""Asks a Databricks workspace through databricks-sdk itself, which speaks to more of it than MLflow does."""

import io
import os
import uuid

from operations import expect, operation

from databricks.sdk import WorkspaceClient

NAME = f"/Users/ann@example.com/sdk-{uuid.uuid4().hex[:6]}"
FILE = "/Models/main/ml/sdk/1/note.txt"


class Made:
    workspace = experiment = run = None


@operation("account: sign in")
def _():
    Made.workspace = WorkspaceClient()
    expect(Made.workspace.current_user.me().user_name == "ann@example.com", "somebody else")
    return Made.workspace.config.auth_type


@operation("account: workspace id")
def _():
    expect(str(Made.workspace.get_workspace_id()) == os.environ["ORG_ID"], Made.workspace.get_workspace_id())


@operation("experiment: create, list, get")
def _():
    Made.experiment = Made.workspace.experiments.create_experiment(NAME).experiment_id
    listed = {found.experiment_id for found in Made.workspace.experiments.list_experiments()}
    expect(Made.experiment in listed, listed)
    expect(Made.workspace.experiments.get_experiment(Made.experiment).experiment.name == NAME, "another name")


@operation("experiment: permissions")
def _():
    entries = Made.workspace.experiments.get_permissions(Made.experiment).access_control_list
    return entries[0].all_permissions[0].permission_level.value


@operation("experiment: in the workspace tree")
def _():
    paths = {found.path: found.object_id for found in Made.workspace.workspace.list("/Users/ann@example.com")}
    expect(str(paths[NAME]) == Made.experiment, paths)


@operation("run: create, search, history")
def _():
    Made.run = Made.workspace.experiments.create_run(experiment_id=Made.experiment).run.info.run_id
    Made.workspace.experiments.log_metric(run_id=Made.run, key="loss", value=0.5, timestamp=1_760_000_000_000, step=1)
    expect(len(list(Made.workspace.experiments.search_runs(experiment_ids=[Made.experiment]))) == 1, "not found")
    expect(len(list(Made.workspace.experiments.get_history(metric_key="loss", run_id=Made.run))) == 1, "no history")


@operation("artifact: list")
def _():
    return list(Made.workspace.experiments.list_artifacts(run_id=Made.run))


@operation("files: upload, list, download")
def _():
    Made.workspace.files.upload(FILE, io.BytesIO(b"hello"), overwrite=True)
    listed = [entry.path for entry in Made.workspace.files.list_directory_contents("/Models/main/ml/sdk/1")]
    expect(listed == [FILE], listed)
    expect(Made.workspace.files.download(FILE).contents.read() == b"hello", "other content")


@operation("registry: create, list, get, delete")
def _():
    name = f"sdk-{uuid.uuid4().hex[:6]}"
    Made.workspace.model_registry.create_model(name)
    expect(name in {model.name for model in Made.workspace.model_registry.list_models()}, "not listed")
    expect(Made.workspace.model_registry.get_model(name).registered_model_databricks.name == name, "not found")
    Made.workspace.model_registry.delete_model(name)


@operation("catalog: create, list, get, delete")
def _():
    name = f"sdk_{uuid.uuid4().hex[:6]}"
    Made.workspace.registered_models.create(catalog_name="main", schema_name="ml", name=name)
    listed = {model.full_name for model in Made.workspace.registered_models.list()}
    expect(f"main.ml.{name}" in listed, listed)
    expect(Made.workspace.registered_models.get(f"main.ml.{name}").name == name, "another name")
    expect(list(Made.workspace.model_versions.list(f"main.ml.{name}")) == [], "versions of nothing")
    Made.workspace.registered_models.delete(f"main.ml.{name}")
