import { empty, json, type Answer, type Question } from "~e2e/doubles/exchange"
import { textAt, textsAt, withoutKey } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { capitals } from "./refusals"
import type { AzuremlSwitches } from "./switches"
import { MLFLOW, type Workspace } from "./workspace"

/** As MLflow has them. Everything else is answered 404 with nothing in it, as [I azure-sdk-for-python#44896]. */
const SAME = [
  "GET experiments/get",
  "GET experiments/get-by-name",
  "POST experiments/create",
  "POST experiments/search",
  "POST experiments/update",
  "POST experiments/delete",
  "POST experiments/restore",
  "POST experiments/set-experiment-tag",
  "GET runs/get",
  "POST runs/create",
  "POST runs/update",
  "POST runs/delete",
  "POST runs/restore",
  "POST runs/search",
  "POST runs/log-metric",
  "POST runs/log-parameter",
  "POST runs/log-batch",
  "POST runs/log-inputs",
  "POST runs/log-model",
  "POST runs/set-tag",
  "POST runs/delete-tag",
  "GET metrics/get-history",
  "POST registered-models/create",
  "POST registered-models/rename",
  "PATCH registered-models/update",
  "DELETE registered-models/delete",
  "GET registered-models/get",
  "GET registered-models/search",
  "POST registered-models/get-latest-versions",
  "POST registered-models/set-tag",
  "DELETE registered-models/delete-tag",
  "POST model-versions/create",
  "PATCH model-versions/update",
  "DELETE model-versions/delete",
  "GET model-versions/get",
  "GET model-versions/search",
  "GET model-versions/get-download-uri",
  "POST model-versions/transition-stage",
  "POST model-versions/set-tag",
  "DELETE model-versions/delete-tag",
] as const

const LOGGED_MODELS = [
  "POST logged-models",
  "POST logged-models/search",
  "GET logged-models/:id",
  "PATCH logged-models/:id",
  "DELETE logged-models/:id",
  "PATCH logged-models/:id/tags",
  "POST runs/outputs",
] as const

const ALIASES = [
  "GET registered-models/alias",
  "POST registered-models/alias",
  "DELETE registered-models/alias",
] as const

/** The version in the address is the service's own: v1.0 for clients of MLflow 1, v2.0 for all others [S]. */
export function trackingRoutes(workspace: Workspace): readonly Route[] {
  const { on } = workspace.host.board
  const nothing = () => empty(404)
  const own = SAME.map((pattern): Route => [pattern, (question) => restricted(workspace, question, pattern)])
  const optional = (patterns: readonly string[], isThere: () => boolean) =>
    patterns.map((pattern): Route => {
      return [pattern, (question) => (isThere() ? forward(workspace, question) : nothing())]
    })
  const table = [...own, ...optional(LOGGED_MODELS, () => on.loggedModels), ...optional(ALIASES, () => on.aliases)]
  return ["v1.0", "v2.0"].flatMap((version): readonly Route[] => {
    const base = `/mlflow/${version}${workspace.resource}/api/2.0`
    return [
      // The asynchronous logging of the plugin [S].
      [`POST ${base}/preview/mlflow/runs/log-batch-async`, (question) => logBatchAsync(workspace, question)],
      [`GET ${base}/preview/mlflow/runs/get-run-data-status`, () => json(200, { is_complete: true })],
      ...table.map(([pattern, handle]): Route => {
        const [method, path] = pattern.split(" ")
        return [`${method} ${base}/mlflow/${path}`, handle]
      }),
    ]
  })
}

/** What the service refuses although MLflow could do it: each with the switch that allows it. */
const RESTRICTIONS: Readonly<Record<string, (question: Question, on: AzuremlSwitches) => string | undefined>> = {
  "GET metrics/get-history": ({ query }, { historyMax }) =>
    historyMax > 0 && Number(query.get("max_results") ?? 0) >= historyMax
      ? `MaxResults must be less than ${historyMax}`
      : undefined,
  "POST runs/search": ({ body }, on) => {
    const isForeign = (order: string) => !/^\s*(attributes?\.|start_time|end_time|status|run_id|created)/i.test(order)
    if (!on.orderByMetrics && textsAt(body, "order_by").some(isForeign))
      return "Order by is only supported for run attributes"
    const filter = textAt(body, "filter") ?? ""
    return !on.tagNotEquals && /tags?\.(`[^`]+`|"[^"]+"|\S+)\s*!=/i.test(filter)
      ? "The operator '!=' is not supported for tags"
      : undefined
  },
  "GET registered-models/search": ({ query }, { modelFilters }) => {
    const filter = query.get("filter") ?? ""
    return modelFilters || filter === "" || /^\s*name\s*=\s*'[^']*'\s*$/.test(filter)
      ? undefined
      : `Unsupported filter: ${filter}. Only name = '...' is supported`
  },
  "POST experiments/update": (_, { renames }) => (renames ? undefined : "Renaming an experiment is not supported"),
  "POST registered-models/rename": (_, { renames }) => (renames ? undefined : "Renaming a model is not supported"),
  "DELETE registered-models/delete": (_, { deletesModels }) =>
    deletesModels ? undefined : "Deleting a model container is not supported",
  "POST runs/set-tag": ({ body }, { userTag }) =>
    userTag || textAt(body, "key") !== "mlflow.user" ? undefined : "The tag mlflow.user cannot be changed",
}

function restricted(workspace: Workspace, question: Question, pattern: string): Answer | Promise<Answer> {
  const refused = RESTRICTIONS[pattern]?.(question, workspace.host.board.on)
  return refused === undefined ? forward(workspace, question) : capitals(400, refused)
}

async function forward(workspace: Workspace, question: Question): Promise<Answer> {
  const { names, backend, host } = workspace
  const [, path = ""] = /\/api\/2\.0\/mlflow\/(.*)$/i.exec(question.url.pathname) ?? []
  const texts = [...question.query].map(([key, value]) => [key, names.toBackendText(value, key)])
  const reply = await backend.ask({
    method: question.method,
    path: `${MLFLOW}/${path}`,
    query: new URLSearchParams(texts),
    ...(question.body === undefined ? {} : { body: names.toBackend(question.body) }),
  })
  if (reply.json === undefined) return empty(404)
  const found = names.toVendor(reply.json)
  if (reply.status < 300) return json(200, host.board.on.aliases ? found : withoutKey(found, "aliases"))
  // [O] The code has to be there for set_experiment to make what is missing.
  return capitals(reply.status, textAt(reply.json, "message") ?? "", textAt(reply.json, "error_code") ?? "BAD_REQUEST")
}

async function logBatchAsync({ backend, names }: Workspace, { body }: Question): Promise<Answer> {
  const asked = { method: "POST", path: `${MLFLOW}/runs/log-batch`, body: names.toBackend(body) }
  const reply = await backend.ask(asked)
  return reply.status < 300
    ? json(200, { batch_tracking_id: "" })
    : capitals(reply.status, textAt(reply.json, "message") ?? "")
}
