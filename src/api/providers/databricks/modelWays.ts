import { SOME_WORKSPACE } from "~/api/providers/azureml/connection"
import { endpointWays } from "~/api/providers/azureml/endpointWays"
import { quoted, shellWord } from "~/domain/model-use/code"
import { readMore, type ServerLines, type UsedModel, type Way } from "~/domain/model-use/way"
import { clientWays } from "~/domain/model-use/ways"
import type { Server } from "~/domain/servers/server"

import { hostOf, profileOf } from "./connection"
import { isInCatalog } from "./registry"
import { servingWays } from "./servingWays"

const DOCS = "https://learn.microsoft.com/azure/databricks"

/** A model of a workspace of Databricks. */
export function databricksWays(model: UsedModel, server: Server): readonly Way[] {
  const profile = profileOf(server)
  const lines = linesOf(model, profile)
  return [
    ...clientWays(model, lines),
    ...servingWays(model, { host: hostOf(server), profile }),
    ...endpointWays(model, { workspace: SOME_WORKSPACE, isRegisteredHere: false, lines }),
    {
      id: "watch",
      group: "Afterwards",
      label: "Monitoring and drift",
      steps: [
        readMore(
          "What an endpoint was asked and answered is kept in tables, which the workspace watches over time.",
          "Databricks: monitor models",
          `${DOCS}/lakehouse-monitoring/`,
        ),
        readMore(
          "Keeping them.",
          "Databricks: inference tables",
          `${DOCS}/machine-learning/model-serving/inference-tables`,
        ),
      ],
    },
  ]
}

/** Clients of MLflow 3 look into Unity Catalog unless they are told otherwise; its names have three parts. */
function linesOf({ registered }: UsedModel, profile: string | undefined): ServerLines {
  const at = (scheme: string) => (profile === undefined ? scheme : `${scheme}://${profile}`)
  const tracking = at("databricks")
  const registry = at(registered !== undefined && isInCatalog(registered.name) ? "databricks-uc" : "databricks")
  return {
    python: `mlflow.set_tracking_uri(${quoted(tracking)})\nmlflow.set_registry_uri(${quoted(registry)})`,
    shell: `export MLFLOW_TRACKING_URI=${shellWord(tracking)} MLFLOW_REGISTRY_URI=${shellWord(registry)}`,
  }
}
