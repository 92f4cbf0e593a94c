import { type Backend, type Reply } from "~e2e/doubles/backend"
import { json, type Answer, type Question } from "~e2e/doubles/exchange"
import type { Json } from "~e2e/doubles/json"
import type { Storage } from "~e2e/doubles/storage"
import type { Switchboard } from "~e2e/doubles/switchboard"
import type { Tokens } from "~e2e/doubles/tokens"

import { toBackend, toBackendText, toVendor } from "./names"
import { notThere } from "./refusals"
import type { DatabricksSwitches } from "./switches"

/** What every route of the double works with. */
export type Workspace = {
  readonly backend: Backend
  readonly board: Switchboard<DatabricksSwitches>
  readonly storage: Storage
  readonly tokens: Tokens
  /** The address of the double itself. */
  readonly origin: () => string
}

export const ORG = "4242424242424242"
export const USER = "ann@example.com"
export const CLIENT = { id: "double-client", secret: "double-secret" }
export const MLFLOW = "/api/2.0/mlflow"

type Asked = {
  readonly method: string
  /** Below /api/2.0/mlflow/. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>> | URLSearchParams
  readonly body?: Json
}

/** Asks MLflow in the vendor's ids and addresses, and answers in them. */
export async function ask(workspace: Workspace, { method, path, query, body }: Asked): Promise<Reply> {
  const texts = [...new URLSearchParams(query)].map(([key, value]) => [key, toBackendText(value, key)])
  const reply = await workspace.backend.ask({
    method,
    path: `${MLFLOW}/${path}`,
    query: new URLSearchParams(texts),
    ...(body === undefined ? {} : { body: toBackend(body) }),
  })
  return { ...reply, json: toVendor(reply.json) }
}

/** What MLflow answered, changed where it succeeded; what MLflow does not know, the vendor does not know either. */
export function answerOf({ status, json: value }: Reply, asked: Asked, change = (found: Json): Json => found): Answer {
  if (value === undefined) return notThere(asked.method, `/mlflow/${asked.path}`)
  return json(status, status < 300 ? change(value) : value)
}

export async function forward(workspace: Workspace, asked: Asked, change?: (found: Json) => Json): Promise<Answer> {
  return answerOf(await ask(workspace, asked), asked, change)
}

/** The vendor's own client sends the arguments of a DELETE in the body, its SDK in the query [O]. */
export function argumentsOf({ method, query, body }: Question): { query: URLSearchParams; body?: Json } {
  if (method === "DELETE" && body === undefined)
    return { query: new URLSearchParams(), body: Object.fromEntries(query) }
  return body === undefined ? { query } : { query, body }
}

/** The question as it is, to be asked of MLflow. */
export const askedBy = (question: Question): Asked => ({
  method: question.method,
  path: question.url.pathname.slice(MLFLOW.length + 1),
  ...argumentsOf(question),
})
