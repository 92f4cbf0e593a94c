import { ApiError } from "~/domain/errors/apiError"
import type { ByteRange } from "~/domain/artifacts/file"

import { readFile, type FilePart } from "./readFile"

export type SignedUrl = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

export type SignedFetch = {
  readonly fetch: typeof fetch
  /** Asks the storage for us, where it allows no other origin: takes the address as a header, and is part of this page's host. */
  readonly relay: URL | undefined
}

export type Sign = () => Promise<SignedUrl>

/** As `readSigned`. An address that the storage refuses may have ended on the way: one more is asked for, never a third. */
export async function readFreshlySigned(
  how: SignedFetch,
  sign: Sign,
  part: FilePart,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await sign()
  try {
    return await readSigned(how, file, part)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    return readSigned(how, await sign(), part)
  }
}

/**
 * The bytes behind an address that a server has signed for this one file. Exactly the headers that came with it, and no
 * credential: the storage is somebody else's, and the address is a credential itself, so no error repeats it.
 */
export const readSigned = (how: SignedFetch, file: SignedUrl, part: FilePart): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(part, {
    stallMs: STALL_MS,
    seesHeaders: how.relay !== undefined,
    broken,
    ask: (range) => askSigned(how, file, { range, signal: part.signal }),
  })

async function askSigned(
  { fetch: fetchFile, relay }: SignedFetch,
  { url, headers }: SignedUrl,
  { range, signal }: { readonly range: ByteRange | undefined; readonly signal: AbortSignal | undefined },
): Promise<Response> {
  const asked = relay === undefined ? headers : { ...headers, "X-Storage-Url": url }
  const response = await fetchFile(relay ?? url, {
    headers: range === undefined ? asked : { ...asked, Range: `bytes=${range.start}-${range.end - 1}` },
    redirect: "error",
    // Our own host knows this browser by a cookie.
    credentials: relay === undefined ? "omit" : "same-origin",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw signal?.aborted === true ? error : blocked()
  })
  if (!response.ok && response.status !== 416)
    throw relay !== undefined && response.status === 502 ? unreachable() : refused(response.status)
  return response
}

const STALL_MS = 20_000

const blocked = (): ApiError =>
  new ApiError({
    kind: "origin-blocked",
    status: 0,
    code: "",
    message: "The storage that holds this file cannot be reached from here, or does not let web pages read it.",
    detail:
      "Storage accounts allow other origins only when somebody has set it (CORS); private networks refuse browsers outside.",
  })

const broken = (): ApiError =>
  new ApiError({
    kind: "unreachable",
    status: 0,
    code: "",
    message: "The connection to the storage that holds this file broke in the middle.",
  })

const unreachable = (): ApiError =>
  new ApiError({
    kind: "unreachable",
    status: 502,
    code: "",
    message: "The storage that holds this file cannot be reached from the server of this page.",
  })

const refused = (status: number): ApiError =>
  new ApiError({
    kind: status === 404 ? "not-found" : status === 403 || status === 401 ? "forbidden" : "server",
    status,
    code: "",
    message:
      status === 404 ? "The storage does not hold this file." : `The storage refused the signed address (${status}).`,
  })
