import { json, type Answer, type Question } from "~e2e/doubles/exchange"
import { listAt, textAt } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { outerId } from "./names"
import { refusal, signIn } from "./refusals"
import { CLIENT, ORG, USER, type Workspace } from "./workspace"

const ACCOUNT = "00000000-0000-0000-0000-000000000000"

/** What a workspace says before anybody has signed in [S databricks-sdk, oauth.py]. */
export const publicRoutes = (workspace: Workspace): readonly Route[] => [
  [
    "GET /.well-known/databricks-config",
    () =>
      json(200, {
        oidc_endpoint: `${workspace.origin()}/oidc`,
        account_id: ACCOUNT,
        workspace_id: ORG,
        cloud: "Azure",
      }),
  ],
  [
    "GET /oidc/.well-known/oauth-authorization-server",
    () =>
      json(200, {
        authorization_endpoint: `${workspace.origin()}/oidc/v1/authorize`,
        token_endpoint: `${workspace.origin()}/oidc/v1/token`,
      }),
  ],
  ["POST /oidc/v1/token", (question) => machineToken(workspace, question)],
  ["GET /login.html", signIn],
]

/** OAuth for machines: the pair of id and secret comes as Basic credentials [O] or in the form [D]. */
function machineToken({ board, tokens }: Workspace, { headers, bytes }: Question): Answer {
  const form = new URLSearchParams(bytes.toString())
  const basic = Buffer.from(/^Basic (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "", "base64").toString()
  const given = basic === "" ? `${form.get("client_id")}:${form.get("client_secret")}` : basic
  if (form.get("grant_type") !== "client_credentials")
    return json(400, { error: "unsupported_grant_type", error_description: "Only client_credentials is supported" })
  if (given !== `${CLIENT.id}:${CLIENT.secret}`)
    return json(401, { error: "invalid_client", error_description: "Client authentication failed" })
  const { tokenSeconds } = board.on
  return json(200, {
    access_token: tokens.issue(tokenSeconds),
    token_type: "Bearer",
    expires_in: tokenSeconds,
    scope: "all-apis",
  })
}

export const accountRoutes = (workspace: Workspace): readonly Route[] => [
  [
    "GET /api/2.0/preview/scim/v2/Me",
    () => json(200, { id: "1", userName: USER, displayName: "Ann Example", active: true }),
  ],
  ["GET /api/2.0/permissions/experiments/:id", ({ params }) => permissions(workspace, params[0] ?? "")],
  [
    "GET /api/2.0/permissions/experiments/:id/permissionLevels",
    () => json(200, { permission_levels: LEVELS.map((level) => ({ permission_level: level, description: level })) }),
  ],
  ["GET /api/2.0/workspace/list", ({ query }) => workspaceList(workspace, query.get("path") ?? "/")],
  ["GET /api/2.0/workspace/get-status", ({ query }) => workspaceStatus(workspace, query.get("path") ?? "/")],
]

const LEVELS = ["CAN_READ", "CAN_EDIT", "CAN_MANAGE"] as const

function permissions({ board }: Workspace, id: string): Answer {
  const level = { permission_level: board.on.permission, inherited: false }
  const entry = { user_name: USER, display_name: "Ann Example", all_permissions: [level] }
  return json(200, { object_id: `/experiments/${id}`, object_type: "mlflowExperiment", access_control_list: [entry] })
}

type WorkspaceObject = { readonly object_type: string; readonly path: string; readonly object_id?: number }

async function workspaceList(workspace: Workspace, folder: string): Promise<Answer> {
  const objects = await objectsBelow(workspace, folder.replace(/\/$/, ""))
  return objects.length === 0 && folder !== "/"
    ? refusal(404, "RESOURCE_DOES_NOT_EXIST", `Path (${folder}) doesn't exist.`)
    : json(200, { objects })
}

async function workspaceStatus(workspace: Workspace, path: string): Promise<Answer> {
  const parent = path.slice(0, path.lastIndexOf("/"))
  const found = (await objectsBelow(workspace, parent)).find((object) => object.path === path)
  return found === undefined
    ? refusal(404, "RESOURCE_DOES_NOT_EXIST", `Path (${path}) doesn't exist.`)
    : json(200, found)
}

/** What stands in a folder, which are the experiments' paths cut after it. */
async function objectsBelow({ backend }: Workspace, folder: string): Promise<readonly WorkspaceObject[]> {
  const path = "/api/2.0/mlflow/experiments/search"
  const reply = await backend.ask({ method: "POST", path, body: { max_results: 1000 } })
  const objects = new Map<string, WorkspaceObject>()
  for (const experiment of listAt(reply.json, "experiments")) {
    const name = textAt(experiment, "name") ?? ""
    if (!name.startsWith(`${folder}/`)) continue
    const [head = "", ...below] = name.slice(folder.length + 1).split("/")
    const at = `${folder}/${head}`
    // [I databricks-sdk-py#509] A type that the SDK does not know, and an id as a number.
    const id = Number(outerId(textAt(experiment, "experiment_id") ?? ""))
    const leaf = { object_type: "MLFLOW_EXPERIMENT", path: at, object_id: id }
    if (!objects.has(at)) objects.set(at, below.length === 0 ? leaf : { object_type: "DIRECTORY", path: at })
  }
  return [...objects.values()]
}
