import { connect } from "~e2e/doubles/backend"
import { offerControl, type Control } from "~e2e/doubles/control"
import { corsAnswer, withCors } from "~e2e/doubles/cors"
import { empty, type Answer, type Question } from "~e2e/doubles/exchange"
import { listen, type Certificate } from "~e2e/doubles/listener"
import { router } from "~e2e/doubles/routes"
import { startStorage } from "~e2e/doubles/storage"
import { createSwitchboard } from "~e2e/doubles/switchboard"
import { bearerOf, createTokens } from "~e2e/doubles/tokens"
import { createTrace } from "~e2e/doubles/trace"
import { createMeter, retryHeaders } from "~e2e/doubles/traffic"

import { accountRoutes, publicRoutes } from "./account"
import { artifactRoutes } from "./artifacts"
import { notThere, refusal, REFUSALS, signIn } from "./refusals"
import { DATABRICKS_SWITCHES, type DatabricksSwitches } from "./switches"
import { LIMITED, READS, trackingRoutes } from "./tracking"
import { unityCatalogRoutes } from "./unityCatalog"
import { unityCatalogNativeRoutes } from "./unityCatalogNative"
import { CLIENT, ORG, USER, type Workspace } from "./workspace"
import { workspaceRegistryRoutes } from "./workspaceRegistry"

export type DatabricksDouble = Control<DatabricksSwitches> & {
  /** What a person would give as the host of the workspace; without a slash at the end. */
  readonly address: string
  readonly token: string
  readonly client: { readonly id: string; readonly secret: string }
  readonly orgId: string
  readonly user: string
  readonly storage: { readonly origin: string; readonly signature: string }
  /** Takes the same orders from other processes: see `controlOf`. */
  readonly control: string
  readonly stop: () => Promise<void>
}

export type DatabricksOptions = {
  /** The address of the MLflow server behind it. */
  readonly upstream: string
  readonly switches?: Partial<DatabricksSwitches>
  readonly port?: number
  readonly certificate?: Certificate | undefined
}

/** A Databricks workspace in front of a real MLflow server. */
export async function startDatabricks(options: DatabricksOptions): Promise<DatabricksDouble> {
  const { upstream, switches = {}, port = 0, certificate } = options
  const board = createSwitchboard<DatabricksSwitches>({ ...DATABRICKS_SWITCHES, ...switches })
  const trace = createTrace()
  const backend = connect(upstream)
  const where = { host: "127.0.0.1", certificate } as const
  const find = async (path: string) => ({ files: backend.files, path })
  const storage = await startStorage({ prefix: "/storage", find, board, trace, ...where })
  let origin = ""
  const tokens = createTokens("databricks")
  const answer = answerer({ backend, board, storage, tokens, origin: () => origin })
  const listener = await listen({
    ...where,
    port,
    answer: async (question) => {
      const given = await answer(question)
      trace.add("api", question, given)
      return given
    },
  })
  origin = listener.origin
  const control = await offerControl(board, trace)
  return {
    ...control,
    address: origin,
    token: board.on.token,
    client: CLIENT,
    orgId: ORG,
    user: USER,
    storage,
    control: control.address,
    stop: async () => {
      await Promise.all([listener.stop(), storage.stop(), control.stop()])
    },
  }
}

function answerer(workspace: Workspace): (question: Question) => Promise<Answer> {
  const { on } = workspace.board
  const open = router(publicRoutes(workspace))
  const closed = router([
    ...accountRoutes(workspace),
    ...artifactRoutes(workspace),
    ...unityCatalogNativeRoutes(workspace),
    ...unityCatalogRoutes(workspace),
    ...workspaceRegistryRoutes(workspace),
    ...trackingRoutes(workspace),
  ])
  const isOneTooMany = createMeter(workspace.board)

  const answer = async (question: Question): Promise<Answer> => {
    const anybody = open(question)
    if (anybody !== undefined) return anybody.handle(question)
    // [I] Whatever is no API leads to the sign-in page.
    if (!question.path.startsWith("/api/")) return signIn()
    const refused = refusalOf(workspace, question)
    if (refused !== undefined) return refused
    if (isOneTooMany(LIMITED.test(question.path))) return tooManyRequests(on)
    const found = closed(question)
    if (found === undefined) return notThere(question.method, question.path)
    const given = await found.handle({ ...question, params: found.params })
    return on.orgHeader ? { ...given, headers: { ...given.headers, "x-databricks-org-id": ORG } } : given
  }
  return async (question) => {
    if (question.method === "OPTIONS") return on.cors ? corsAnswer(question) : empty(403)
    const given = await answer(question)
    return on.cors ? withCors(given) : given
  }
}

const tooManyRequests = (on: DatabricksSwitches): Answer => ({
  ...refusal(429, "REQUEST_LIMIT_EXCEEDED", "Current request has to be retried: too many requests per second"),
  headers: retryHeaders(on),
})

function refusalOf({ board, tokens }: Workspace, { headers, method, path }: Question): Answer | undefined {
  const { on } = board
  if (on.refuses !== "nothing") return REFUSALS[on.refuses]
  const token = bearerOf(headers.authorization)
  if (token === undefined) return REFUSALS["401"]
  const state = token === on.token ? "valid" : tokens.state(token)
  if (state === "expired") return REFUSALS[on.expiredAs]
  if (state === "unknown") return REFUSALS["403"]
  const changes = method !== "GET" && method !== "HEAD" && !READS.test(path)
  return changes && on.permission === "CAN_READ" ? REFUSALS["403 permission"] : undefined
}
