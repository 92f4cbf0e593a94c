import { parseArgs } from "node:util"

import {
  startAzuremlDouble,
  startDatabricksDouble,
  startLinkedPair,
  type Content,
  type LinkedPair,
} from "~e2e/fixtures/doubles"

import type { AzuremlDouble } from "./azureml/start"
import type { DatabricksDouble } from "./databricks/start"

const USAGE =
  "usage: node e2e/doubles/byHand.mjs databricks|azureml|linked [--content seeded|second|empty] [--upstream <address>] " +
  "[--port <port>] [--secure] [--second]"

/** Starts what is asked for, says where it is, and stops it at Ctrl-C. */
export async function startByHand(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      content: { type: "string", default: "seeded" },
      upstream: { type: "string" },
      port: { type: "string", default: "0" },
      secure: { type: "boolean", default: false },
      second: { type: "boolean", default: false },
    },
  })
  const { upstream, secure, second } = values
  const where = { ...(upstream === undefined ? {} : { upstream }), port: Number(values.port), secure }
  const content = contentOf(values.content)
  if (positionals[0] === "databricks") {
    const double = await startDatabricksDouble({ ...where, content })
    serve(double, [...databricksLines(double), ...certificateLines(double)])
  } else if (positionals[0] === "azureml") {
    const double = await startAzuremlDouble({ ...where, content, withSecond: second })
    serve(double, [...azuremlLines(double), ...certificateLines(double)])
  } else if (positionals[0] === "linked") {
    const pair: LinkedPair = await startLinkedPair()
    serve(pair, [...databricksLines(pair.databricks), "", ...azuremlLines(pair.azureml)])
  } else {
    console.error(USAGE)
    process.exitCode = 1
  }
}

function contentOf(text: string): Content {
  if (text === "seeded" || text === "second" || text === "empty") return text
  throw new Error(USAGE)
}

const databricksLines = ({ address, token, client, storage, control }: DatabricksDouble) => [
  `Databricks   ${address}`,
  `token        ${token}`,
  `OAuth        ${client.id} / ${client.secret}`,
  `storage      ${storage.origin}`,
  `switches     ${control}/switches`,
]

const azuremlLines = ({ workspaces, issueToken, identity, storage, control }: AzuremlDouble) => [
  ...workspaces.flatMap(({ address, trackingUri }) => [`Azure ML     ${address}`, `             ${trackingUri}`]),
  `token        ${issueToken(24 * 3600)}`,
  ...Object.entries(identity).map(([name, value]) => `identity     ${name}=${value}`),
  `storage      ${storage.origin}`,
  `switches     ${control}/switches`,
]

const certificateLines = ({ certificate }: { certificate: string | undefined }) =>
  certificate === undefined ? [] : [`certificate  ${certificate}`]

function serve(started: { stop: () => Promise<void> }, lines: readonly string[]) {
  process.stdout.write(`${lines.join("\n")}\n`)
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void started.stop())
}
