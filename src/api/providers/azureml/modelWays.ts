import { clientWays } from "~/domain/model-use/ways"
import type { UsedModel, Way } from "~/domain/model-use/way"
import { readMore } from "~/domain/model-use/way"
import { quoted, shellWord } from "~/domain/model-use/code"
import type { Server } from "~/domain/servers/server"

import { trackingUri, wordsOf } from "./connection"
import { endpointWays } from "./endpointWays"

const DOCS = "https://learn.microsoft.com/azure/machine-learning"

/** A model of a workspace of Azure Machine Learning. */
export function azuremlWays(model: UsedModel, server: Server): readonly Way[] {
  const uri = trackingUri(server)
  const lines = {
    python: `mlflow.set_tracking_uri(${quoted(uri)})  # pip install azureml-mlflow "mlflow<3"`,
    shell: `export MLFLOW_TRACKING_URI=${shellWord(uri)}`,
  }
  return [
    ...clientWays(model, lines),
    ...endpointWays(model, { workspace: wordsOf(server), isRegisteredHere: model.registered !== undefined, lines }),
    {
      id: "watch",
      group: "Afterwards",
      label: "Monitoring and drift",
      steps: [
        readMore(
          "How an endpoint performs, and whether its data drifts, is watched in the studio.",
          "Azure: monitor models in production",
          `${DOCS}/how-to-monitor-model-performance`,
        ),
        readMore("What it can watch for.", "Azure: model monitoring", `${DOCS}/concept-model-monitoring`),
      ],
    },
  ]
}
