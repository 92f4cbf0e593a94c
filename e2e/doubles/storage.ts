import { randomBytes } from "node:crypto"

import { encodePath, type Files } from "./backend"
import { corsAnswer, withCors } from "./cors"
import { empty, ranged, type Answer, type Question } from "./exchange"
import { listen, type Certificate } from "./listener"
import type { Switchboard } from "./switchboard"
import type { Trace } from "./trace"

export const STORAGE_SWITCHES: StorageSwitches = {
  storage: "ok",
  // Long enough to be seen waiting, short enough for a journey.
  storageSlowMs: 4000,
  // [D] A SAS together with a bearer token is refused by Azure storage.
  storageTakesAuthorization: false,
  // [D] Off by default on every storage account.
  storageCors: false,
}

export type StorageSwitches = {
  /** `error` answers 500, `expired` as when the time of the SAS has passed, `cut` stops in the middle, `gone` ends the connection. */
  readonly storage: "ok" | "slow" | "error" | "expired" | "cut" | "gone"
  readonly storageSlowMs: number
  readonly storageTakesAuthorization: boolean
  readonly storageCors: boolean
}

export type Storage = {
  readonly origin: string
  /** A signed address that opens one file without any credential; `needs` are headers that the reader has to send. */
  readonly sign: (path: string, needs?: Readonly<Record<string, string>>) => string
  /** What makes an address a secret: it must never be seen anywhere. */
  readonly signature: string
  readonly stop: () => Promise<void>
}

type Stored = { readonly files: Files; readonly path: string }

type Options = {
  /** What stands before the path of a file, without a slash at the end. */
  readonly prefix: string
  /** What the path in an address stands for. */
  readonly find: (path: string) => Promise<Stored | undefined>
  readonly board: Switchboard<StorageSwitches>
  readonly trace: Trace
  readonly host: "127.0.0.1" | "localhost"
  readonly certificate?: Certificate | undefined
}

/** A storage account on a host of its own: it knows signed addresses and nothing of the vendor's tokens. */
export async function startStorage({ prefix, find, board, trace, ...where }: Options): Promise<Storage> {
  const signature = `double${randomBytes(12).toString("hex")}`
  const needed = new Map<string, Readonly<Record<string, string>>>()
  const blobs = blobService()

  const serve = async (question: Question): Promise<Answer> => {
    const { on } = board
    if (question.method === "OPTIONS") return on.storageCors ? corsAnswer(question) : empty(403)
    const answer = await served(question)
    const faulty = withFault(answer, on)
    return on.storageCors ? withCors(faulty) : faulty
  }
  const served = async (question: Question): Promise<Answer> => {
    const { on } = board
    if (question.headers.authorization !== undefined && !on.storageTakesAuthorization)
      return refusal(403, "AuthenticationFailed", "Authorization header is not allowed together with a SAS")
    if (question.query.get("sig") !== signature)
      return refusal(403, "AuthenticationFailed", "Server failed to authenticate the request. Signature did not match.")
    const path = question.path.slice(prefix.length).replace(/^\/+/, "")
    const missing = Object.entries(needed.get(path) ?? {}).find(([name, value]) => question.headers[name] !== value)
    if (missing !== undefined && /GET|HEAD/.test(question.method))
      return refusal(403, "MissingRequiredHeader", `The header ${missing[0]} that came with this address is missing`)
    const blob = await find(path)
    return blob === undefined ? refusal(404, "ContainerNotFound", path) : blobs(question, blob, path)
  }

  const listener = await listen({
    ...where,
    answer: async (question) => {
      const answer = await serve(question)
      trace.add("storage", question, answer)
      return answer
    },
  })
  return {
    origin: listener.origin,
    signature,
    sign: (path, needs) => {
      if (needs !== undefined) needed.set(path, needs)
      const query = `sv=2021-12-02&se=2099-01-01T00%3A00%3A00Z&sr=b&sp=rcw&sig=${signature}`
      return `${listener.origin}${prefix}/${encodePath(path)}?${query}`
    },
    stop: listener.stop,
  }
}

function withFault(answer: Answer, on: StorageSwitches): Answer {
  if (on.storage === "slow") return { ...answer, delayMs: on.storageSlowMs }
  if (on.storage === "error") return refusal(500, "InternalError", "The server encountered an internal error.")
  if (on.storage === "expired")
    return refusal(403, "AuthenticationFailed", "Signature not valid in the specified time frame: Expiry has passed")
  if (on.storage === "cut") return { ...answer, breaks: "within" }
  return on.storage === "gone" ? { ...answer, breaks: "before" } : answer
}

function refusal(status: number, code: string, message: string): Answer {
  const text = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, content: Buffer.from(text), type: "application/xml", headers: { "x-ms-error-code": code } }
}

/** Reading and the three ways in which the clients write: at once, in blocks (Blob), and by appending (Data Lake). */
function blobService() {
  const blocks = new Map<string, Buffer>()
  const appended = new Map<string, Buffer[]>()

  const put = async (question: Question, blob: Stored, name: string) => {
    const { query, headers, bytes } = question
    if (query.get("resource") === "file") {
      appended.set(name, [])
      return empty(201, headersOf())
    }
    if (query.get("comp") === "block") {
      blocks.set(`${name}\0${query.get("blockid")}`, bytes)
      return empty(201, headersOf())
    }
    if (query.get("comp") === "blocklist") {
      const ids = [...bytes.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(([, id]) => id)
      return write(blob, Buffer.concat(ids.map((id) => blocks.get(`${name}\0${id}`) ?? Buffer.alloc(0))))
    }
    if (headers["x-ms-blob-type"] === undefined) return refusal(400, "MissingRequiredHeader", "x-ms-blob-type")
    // [O] Azure's blob client uploads with overwrite=False in this way.
    if (headers["if-none-match"] === "*" && (await blob.files.read(blob.path)) !== undefined)
      return refusal(409, "BlobAlreadyExists", "The specified blob already exists.")
    return write(blob, bytes)
  }

  const patch = async ({ query, bytes }: Question, blob: Stored, name: string) => {
    const parts = appended.get(name)
    if (parts === undefined) return refusal(404, "PathNotFound", name)
    if (query.get("action") === "flush") return write(blob, Buffer.concat(parts), 200)
    parts.push(bytes)
    // [O] The last part says so itself.
    return query.get("flush") === "true" ? write(blob, Buffer.concat(parts), 202) : empty(202, headersOf())
  }

  return async (question: Question, blob: Stored, name: string): Promise<Answer> => {
    if (question.method === "PUT") return put(question, blob, name)
    if (question.method === "PATCH") return patch(question, blob, name)
    const content = await blob.files.read(blob.path)
    return content === undefined ? refusal(404, "BlobNotFound", name) : ranged(question, content, headersOf())
  }
}

const write = async ({ files, path }: Stored, content: Buffer, status = 201): Promise<Answer> =>
  (await files.write(path, content)) ? empty(status, headersOf()) : refusal(500, "InternalError", path)

const headersOf = () => ({
  "x-ms-version": "2021-12-02",
  "x-ms-request-id": "double",
  "x-ms-blob-type": "BlockBlob",
  etag: '"0x1"',
  "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
})
