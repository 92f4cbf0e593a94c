import { parseJson, listAt, textAt, valueAt, type Json } from "./json"

/** The real MLflow server behind a double, which knows all that MLflow means; the double only changes what the vendor changes. */
export type Backend = {
  readonly ask: (call: Call) => Promise<Reply>
  readonly files: Files
}

export type Call = {
  readonly method: string
  /** "/api/2.0/mlflow/runs/get" */
  readonly path: string
  readonly query?: Readonly<Record<string, string>> | URLSearchParams
  readonly body?: Json | Buffer
}

export type Reply = { readonly status: number; readonly bytes: Buffer; readonly json: Json }

/** The vendors' file services keep their files where MLflow serves artifacts, by paths below its root. */
export type Files = {
  readonly read: (path: string) => Promise<Buffer | undefined>
  readonly write: (path: string, content: Buffer) => Promise<boolean>
  readonly remove: (path: string) => Promise<void>
  readonly list: (folder: string) => Promise<readonly Entry[]>
  /** All files below a folder, in order of their paths. */
  readonly walk: (folder: string) => Promise<readonly Entry[]>
}

export type Entry = { readonly path: string; readonly name: string; readonly isFolder: boolean; readonly size: number }

const STORE = "/api/2.0/mlflow-artifacts/artifacts"

export function connect(address: string): Backend {
  const ask = async ({ method, path, query, body }: Call): Promise<Reply> => {
    const search = new URLSearchParams(query).toString()
    const type = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json"
    const response = await fetch(`${address}${path}${search === "" ? "" : `?${search}`}`, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { "content-type": type },
            body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
          }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = /json/.test(response.headers.get("content-type") ?? "")
    return { status: response.status, bytes, json: isJson ? parseJson(bytes.toString()) : undefined }
  }
  return { ask, files: filesOf(ask) }
}

function filesOf(ask: Backend["ask"]): Files {
  const at = (path: string) => `${STORE}/${encodePath(path)}`
  const list = async (folder: string): Promise<readonly Entry[]> => {
    const { json } = await ask({ method: "GET", path: STORE, query: { path: folder } })
    return listAt(json, "files").map((file) => {
      const name = textAt(file, "path")?.split("/").at(-1) ?? ""
      const isFolder = valueAt(file, "is_dir") === true
      return { name, path: `${folder}/${name}`, isFolder, size: Number(textAt(file, "file_size") ?? 0) }
    })
  }
  const walk = async (folder: string): Promise<readonly Entry[]> => {
    const entries = await list(folder)
    const files = await Promise.all(
      entries.map((entry) => (entry.isFolder ? walk(entry.path) : Promise.resolve([entry]))),
    )
    return files.flat().toSorted((one, other) => (one.path < other.path ? -1 : 1))
  }
  return {
    read: async (path) => {
      const { status, bytes } = await ask({ method: "GET", path: at(path) })
      return status === 200 ? bytes : undefined
    },
    write: async (path, content) => (await ask({ method: "PUT", path: at(path), body: content })).status < 300,
    remove: async (path) => {
      await ask({ method: "DELETE", path: at(path) })
    },
    list,
    walk,
  }
}

export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/")

/** "mlflow-artifacts:/1/<run>/artifacts" as a path below the root of the artifacts. */
export const pathOfUri = (uri: string): string => uri.replace(/^mlflow-artifacts:\/+/, "")
