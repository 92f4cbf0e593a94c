import type { Capabilities, Guide, GuideTable } from "~/api/backend"
import type { Server } from "~/domain/servers/server"
import { trackingUriOf } from "~/domain/servers/trackingUri"

import { toType, loggingSections } from "./guide"
import { no, place, taskTable, yes } from "./tasks"

/** For every server that the plain client reaches by its address. */
export function mlflowGuide(server: Server, can: Capabilities, pageAddress: string): Guide {
  const { uri, remark } = trackingUriOf(server, pageAddress)
  const connect = `mlflow.set_tracking_uri(${JSON.stringify(uri)})`
  const sections = [
    {
      title: "Connect from Python or a shell",
      steps: [
        toType("Install the client.", `pip install ${clientFor(can)}`),
        toType(
          `Tell every command and script where the server is.${remark === undefined ? "" : ` ${remark}`}`,
          `export MLFLOW_TRACKING_URI=${uri}`,
        ),
        toType("Or say it in the script.", connect),
        toType("Where the server asks who you are, one of these.", ENVIRONMENT),
        toType("Create an experiment.", `mlflow experiments create -n my-experiment`),
      ],
    },
    ...loggingSections(connect, "my-experiment"),
  ]
  return { tasks: tasks(can), connect, sections }
}

const OPERATOR = place("Whoever runs the server", "Self-hosting MLflow", "https://mlflow.org/docs/latest/self-hosting/")

/** A tracking server alone keeps what is logged; it owns no computers and serves no models. */
const tasks = (can: Capabilities): GuideTable =>
  taskTable(can, {
    workspace: OPERATOR,
    data: place("Wherever the data is; the server keeps its name and digest"),
    compute: place("Wherever the code runs; the server has no computers"),
    deployByClient: can.registry === true ? yes("mlflow models serve") : no(),
    deploy: place("Where models are served", "MLflow: deployment", "https://mlflow.org/docs/latest/ml/deployment/"),
    monitor: place("Where models are served"),
    drift: place("Where models are served"),
  })

const ENVIRONMENT = `export MLFLOW_TRACKING_TOKEN=<your token>
export MLFLOW_TRACKING_USERNAME=<you> MLFLOW_TRACKING_PASSWORD=<your password>`

/** A client of the server's own major version leaves out nothing and asks for nothing that is not there. */
function clientFor({ product, version }: Capabilities): string {
  const major = /^(\d+)\./.exec(version ?? "")?.[1]
  return product === "MLflow" && major !== undefined && major !== "0"
    ? `"mlflow>=${major},<${Number(major) + 1}"`
    : `"mlflow<3"`
}
