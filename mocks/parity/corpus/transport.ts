import { get, getRoot, post, type Step } from "~mocks/parity/step"

export const transportSteps: readonly Step[] = [
  getRoot("/health"),
  getRoot("/version"),
  getRoot("/ajax-api/3.0/mlflow/server-info"),
  get("nothing/here"),
  get("runs/search"),
  post("runs/get", {}),
  post("experiments/create", { name: "x" }, { contentType: "text/plain" }),
  post("experiments/create", "not json"),
  post("experiments/create", "{}"),
  post("experiments/create", { name: 5 }),
  post("experiments/create", { name: "" }),
  post(
    "experiments/create",
    { name: "camel", artifactLocation: "mlflow-artifacts:/camel", unknown_field: 1 },
    { save: { camel: "experiment_id" } },
  ),
  get("experiments/get", { experiment_id: "{camel}" }),
  post("runs/search", "not json"),
  post("runs/search", { experimentIds: ["{camel}"], maxResults: 5 }),
  post("runs/search", { experiment_ids: "1" }),
  post("runs/search", { experiment_ids: ["{camel}"], max_results: "5" }),
  post("runs/search", { experiment_ids: ["{camel}"], max_results: "five" }),
  post("runs/search", { experiment_ids: ["{camel}"], run_view_type: "NONSENSE" }),
  post("runs/search", { experiment_ids: ["{camel}"], experimentIds: ["{camel}"] }),
]
