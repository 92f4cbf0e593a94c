import { HttpResponse } from "msw"
import type { StoredFile } from "~mocks/db"
import { text } from "./args"
import { type Call, type Endpoint, html } from "./endpoint"
import { contentType } from "./contentType"
import { runById } from "./runById"
import { invalid, missing } from "./serverError"
import { folderJson } from "./wire"

/** Refuses what could leave the folder. The server decodes the path a second time, so names with `%xx` break there too. */
export function checkPath(path: string): string {
  const decoded = decodeAgain(path)
  if (decoded.includes("#") || decoded.startsWith("/") || decoded.split(/[/\\]/).includes(".."))
    throw invalid(`Invalid path: ${path}`)
  return decoded.replace(/\/+$/, "")
}

function decodeAgain(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function list({ db, args }: Call) {
  const row = runById(db, text(args, "run_id") || text(args, "run_uuid"))
  const folder = checkPath(text(args, "path"))
  return { root_uri: row.artifactUri, files: folderJson(row.data().files, folder) }
}

function get({ db, args, request }: Call) {
  const id = text(args, "run_id") || text(args, "run_uuid")
  const row = runById(db, id)
  if (!args.has("path"))
    return html(400, "Bad Request", "The browser (or proxy) sent a request that this server could not understand.")
  return sendFile(row.data().files, checkPath(text(args, "path")), request)
}

export function sendFile(files: ReadonlyMap<string, StoredFile>, path: string, request: Request): Response {
  const file = files.get(path)
  if (file === undefined) {
    const isFolder = [...files.keys()].some((known) => known.startsWith(`${path}/`))
    throw isFolder
      ? invalid(`Artifact path refers to a directory, not a file: '${path}'`)
      : missing(`No such artifact: '${path}'`)
  }
  const bytes = file.bytes()
  const headers = new Headers({
    "content-type": contentType(path),
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(path.slice(path.lastIndexOf("/") + 1))}`,
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
    "cache-control": "no-cache",
  })
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "")
  if (range === null) return new HttpResponse(bytes, { headers })
  const [start, end] = bounds(range[1] ?? "", range[2] ?? "", bytes.length)
  if (start >= bytes.length) {
    headers.set("content-range", `bytes */${bytes.length}`)
    return new HttpResponse(null, { status: 416, headers })
  }
  headers.set("content-range", `bytes ${start}-${end}/${bytes.length}`)
  return new HttpResponse(bytes.slice(start, end + 1), { status: 206, headers })
}

function bounds(first: string, last: string, size: number): readonly [number, number] {
  if (first === "") return [Math.max(0, size - Number(last)), size - 1]
  return [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)]
}

export const artifactEndpoints: readonly Endpoint[] = [
  { methods: ["get"], path: "/2.0/mlflow/artifacts/list", schema: { run_id: "string!", path: "string" }, answer: list },
  { methods: ["get"], path: "/get-artifact", at: "root", answer: get },
]
