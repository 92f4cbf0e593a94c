import { HttpResponse } from "msw"
import type { Db, StoredFile } from "~mocks/db"
import { text } from "./args"
import { checkPath, sendFile } from "./artifacts"
import type { Call, Endpoint } from "./endpoint"
import { runById } from "./runById"
import { invalid, missing } from "./serverError"
import { folderJson } from "./wire"

/** Where a path of the artifact proxy lies: `<experiment>/<run>/artifacts/<file>` or `<experiment>/models/<id>/artifacts/<file>`. */
function place(db: Db, path: string): { readonly files: Map<string, StoredFile>; readonly path: string } {
  const match = /^[^/]+\/(?:models\/([^/]+)|([^/]+))\/artifacts(?:\/(.*))?$/.exec(path)
  const files = db.loggedModels.get(match?.[1] ?? "")?.files ?? db.runs.get(match?.[2] ?? "")?.data().files
  if (files === undefined) throw missing(`No such artifact: '${path}'`)
  return { files, path: match?.[3] ?? "" }
}

const nothing = (type?: string): Response =>
  new HttpResponse(null, { headers: type === undefined ? {} : { "content-type": type } })

async function put({ db, request, segment }: Call) {
  const { files, path } = place(db, checkPath(segment("1")))
  const bytes = new Uint8Array(await request.arrayBuffer())
  files.set(path, { bytes: () => bytes })
  return nothing()
}

function get({ db, request, segment }: Call) {
  const { files, path } = place(db, checkPath(segment("1")))
  return sendFile(files, path, request)
}

/** Unlike artifacts/list this gives base names only. */
function list({ db, args }: Call) {
  const { files, path } = place(db, checkPath(text(args, "path")))
  return {
    files: folderJson(files, path).map((entry) => ({
      ...entry,
      path: entry.path.slice(entry.path.lastIndexOf("/") + 1),
    })),
  }
}

function remove({ db, segment }: Call) {
  const { files, path } = place(db, checkPath(segment("1")))
  for (const known of files.keys()) if (known === path || known.startsWith(`${path}/`)) files.delete(known)
  return {}
}

async function upload({ db, args, request }: Call) {
  const path = text(args, "path")
  if (text(args, "run_uuid") === "") throw invalid("Request must specify run_uuid.")
  if (path === "") throw invalid("Request must specify path.")
  const row = runById(db, text(args, "run_uuid"))
  const bytes = new Uint8Array(await request.arrayBuffer())
  row.data().files.set(checkPath(path), { bytes: () => bytes })
  return nothing("application/json")
}

/** `*` is the second star of the route: the first stands for the origin. */
const path = "/2.0/mlflow-artifacts/artifacts/*"

/** The artifact proxy, by which the MLflow client uploads files. */
export const artifactStoreEndpoints: readonly Endpoint[] = [
  { methods: ["put"], path, isRaw: true, answer: put },
  { methods: ["get"], path, isRaw: true, answer: get },
  { methods: ["delete"], path, isRaw: true, answer: remove },
  { methods: ["get"], path: "/2.0/mlflow-artifacts/artifacts", isRaw: true, answer: list },
  { methods: ["post"], path: "/2.0/mlflow/upload-artifact", at: "ajax", isRaw: true, answer: upload },
]
