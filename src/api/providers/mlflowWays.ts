import { quoted, shellWord } from "~/domain/model-use/code"
import { readMore, say, type UsedModel, type Way } from "~/domain/model-use/way"
import { clientWays } from "~/domain/model-use/ways"
import type { Server } from "~/domain/servers/server"
import { trackingUriOf } from "~/domain/servers/trackingUri"

import { SOME_WORKSPACE } from "./azureml/connection"
import { endpointWays } from "./azureml/endpointWays"

/** A model of a server that the plain client reaches by its address. It serves nothing itself; clouds take a copy. */
export function mlflowWays(model: UsedModel, server: Server, pageAddress: string): readonly Way[] {
  const { uri } = trackingUriOf(server, pageAddress)
  const lines = {
    python: `mlflow.set_tracking_uri(${quoted(uri)})`,
    shell: `export MLFLOW_TRACKING_URI=${shellWord(uri)}`,
  }
  return [
    ...clientWays(model, lines),
    ...endpointWays(model, { workspace: SOME_WORKSPACE, isRegisteredHere: false, lines }),
    {
      id: "serving",
      group: "In a cloud",
      label: "Databricks Model Serving",
      reasonNot:
        "Databricks serves models of its own registry only. Log or register the model there, and its page in Tracklight shows how.",
      steps: [
        readMore(
          "What it takes.",
          "Databricks: custom models",
          "https://learn.microsoft.com/azure/databricks/machine-learning/model-serving/custom-models",
        ),
      ],
    },
    {
      id: "watch",
      group: "Afterwards",
      label: "Monitoring and drift",
      steps: [
        say("A tracking server keeps models and does not watch them. Whoever serves a model watches it."),
        readMore(
          "On Azure.",
          "Azure: monitor models in production",
          "https://learn.microsoft.com/azure/machine-learning/how-to-monitor-model-performance",
        ),
        readMore(
          "On Databricks.",
          "Databricks: monitor models",
          "https://learn.microsoft.com/azure/databricks/lakehouse-monitoring/",
        ),
        readMore(
          "By hand: evaluate the model on new data now and then, and compare the runs here.",
          "MLflow: evaluation",
          "https://mlflow.org/docs/latest/ml/evaluation/",
        ),
      ],
    },
  ]
}
