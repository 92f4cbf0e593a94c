import { connect } from "~e2e/doubles/backend"
import { offerControl, type Control } from "~e2e/doubles/control"
import { corsAnswer, withCors } from "~e2e/doubles/cors"
import { empty, json, type Answer, type Question } from "~e2e/doubles/exchange"
import { listen, type Certificate } from "~e2e/doubles/listener"
import { router } from "~e2e/doubles/routes"
import { startStorage } from "~e2e/doubles/storage"
import { createSwitchboard } from "~e2e/doubles/switchboard"
import { bearerOf, createTokens } from "~e2e/doubles/tokens"
import { createTrace } from "~e2e/doubles/trace"
import { createMeter, retryHeaders } from "~e2e/doubles/traffic"

import { artifactRoutes, rootOf } from "./artifacts"
import { namesOf } from "./names"
import { REFUSALS, throttled } from "./refusals"
import { AZUREML_SWITCHES, type AzuremlSwitches } from "./switches"
import { trackingRoutes } from "./tracking"
import { resourceOf, type Host, type Workspace } from "./workspace"

export type AzuremlWorkspace = {
  readonly name: string
  /** What the studio shows for copying: "azureml://...". */
  readonly trackingUri: string
  /** The same as a plain address, which MLflow's REST paths follow: ".../mlflow/v2.0/subscriptions/...". */
  readonly address: string
  /** "/subscriptions/.../workspaces/<name>" */
  readonly resource: string
}

export type AzuremlDouble = Control<AzuremlSwitches> &
  AzuremlWorkspace & {
    /** All workspaces of this host; the first is the one above. */
    readonly workspaces: readonly AzuremlWorkspace[]
    readonly origin: string
    /** A token that is good for `seconds` (an hour); each call makes a new one. */
    readonly issueToken: (seconds?: number) => string
    /** The stand-in for the managed identity of a machine in the cloud. */
    readonly identity: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string }
    readonly storage: { readonly origin: string; readonly signature: string }
    /** Takes the same orders from other processes: see `controlOf`. */
    readonly control: string
    readonly stop: () => Promise<void>
  }

export type AzuremlOptions = {
  /** The workspaces of this host by name, each with the address of the MLflow server behind it. */
  readonly workspaces: Readonly<Record<string, string>>
  readonly switches?: Partial<AzuremlSwitches>
  /** `raw` leaves run ids as MLflow makes them: a linked pair has the same on both sides. */
  readonly runIds?: "guid" | "raw"
  readonly port?: number
  /** The official client speaks https only; with a certificate the double does too. */
  readonly certificate?: Certificate | undefined
}

// [S blob_artifact_util.py] The client downloads only from addresses with such a name in them, also as a part of the path.
const accountOf = (name: string) => `${name}.blob.core.windows.net/azureml`
const HEADER = "double"

/** Azure ML workspaces in front of real MLflow servers. */
export async function startAzureml(options: AzuremlOptions): Promise<AzuremlDouble> {
  const { workspaces: upstreams, switches = {}, runIds = "guid", port = 0, certificate } = options
  const board = createSwitchboard<AzuremlSwitches>({ ...AZUREML_SWITCHES, ...switches })
  const trace = createTrace()
  const tokens = createTokens("https://management.azure.com")
  // The certificate is for this name.
  const where = { host: "localhost", certificate } as const
  let origin = ""
  const workspaces: Workspace[] = []
  const storage = await startStorage({
    ...where,
    prefix: "",
    find: (path) => find(workspaces, path),
    board,
    trace,
  })
  const host: Host = { board, storage, tokens, origin: () => origin }
  for (const [index, [name, upstream]] of Object.entries(upstreams).entries()) {
    const resource = resourceOf(name)
    const names = namesOf({ resource, host: () => new URL(origin).host, index, runIds })
    workspaces.push({ name, resource, account: accountOf(name), backend: connect(upstream), names, host })
  }
  const answer = answerer(host, workspaces)
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
  const offered = workspaces.map(({ name, resource }) => offer(origin, name, resource))
  const [first] = offered
  if (first === undefined) throw new Error("A double needs a workspace")
  return {
    ...control,
    ...first,
    workspaces: offered,
    origin,
    issueToken: (seconds = 3600) => tokens.issue(seconds),
    identity: { IDENTITY_ENDPOINT: `${origin}/msi/token`, IDENTITY_HEADER: HEADER },
    storage,
    control: control.address,
    stop: async () => {
      await Promise.all([listener.stop(), storage.stop(), control.stop()])
    },
  }
}

const offer = (origin: string, name: string, resource: string): AzuremlWorkspace => ({
  name,
  resource,
  // [S] The client makes v2.0 of it.
  trackingUri: `azureml://${new URL(origin).host}/mlflow/v1.0${resource}`,
  address: `${origin}/mlflow/v2.0${resource}`,
})

/** "<account>/<origin>/<container>/<path>" */
async function find(workspaces: readonly Workspace[], address: string) {
  const workspace = workspaces.find(({ account }) => address.startsWith(`${account}/`))
  const [origin = "", container = "", ...path] = address.slice((workspace?.account.length ?? 0) + 1).split("/")
  const root = workspace === undefined ? undefined : await rootOf(workspace, origin, container)
  return workspace === undefined || root === undefined
    ? undefined
    : { files: workspace.backend.files, path: [root, ...path].join("/") }
}

function answerer(host: Host, workspaces: readonly Workspace[]): (question: Question) => Promise<Answer> {
  const { on } = host.board
  // Paths are read without regard to case: people copy "/resourcegroups/" from the studio.
  const routes = workspaces.flatMap((workspace) => [...trackingRoutes(workspace), ...artifactRoutes(workspace)])
  const route = router(routes, { ignoreCase: true })
  const isOneTooMany = createMeter(host.board)

  const answer = async (question: Question): Promise<Answer> => {
    if (question.path === "/msi/token") return identityToken(host, question)
    const refused = refusalOf(host, question)
    if (refused !== undefined) return refused
    if (isOneTooMany(question.path.endsWith("/runs/search"))) return throttled(retryHeaders(on))
    const found = route(question)
    return found === undefined ? empty(404) : found.handle({ ...question, params: found.params })
  }
  return async (question) => {
    if (question.method === "OPTIONS") return on.cors ? corsAnswer(question) : empty(403)
    const given = await answer(question)
    return on.cors ? withCors(given) : given
  }
}

/** As App Service answers its programs [S azure-identity, app_service.py]. */
function identityToken({ board, tokens }: Host, { headers, query }: Question): Answer {
  if (headers["x-identity-header"] !== HEADER) return json(401, { message: "The identity header is missing or wrong" })
  const { tokenSeconds } = board.on
  return json(200, {
    access_token: tokens.issue(tokenSeconds),
    expires_on: String(Math.floor(Date.now() / 1000) + tokenSeconds),
    resource: query.get("resource") ?? "",
    token_type: "Bearer",
  })
}

function refusalOf({ board, tokens }: Host, { headers }: Question): Answer | undefined {
  const { on } = board
  if (on.refuses !== "nothing") return REFUSALS[on.refuses]
  const token = bearerOf(headers.authorization)
  if (token === undefined) return REFUSALS.missing
  const state = tokens.state(token)
  if (state === "expired") return REFUSALS[on.expiredAs]
  return state === "unknown" ? REFUSALS.wrong : undefined
}
