import { ApiError } from "~/domain/errors/apiError"
import type { ByteRange } from "~/domain/artifacts/file"

import { readBody } from "./readBody"

export type SignedUrl = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

/**
 * The bytes behind an address that a server has signed for this one file. Exactly the headers that came with it, and no
 * credential: the storage is somebody else's, and the address is a credential itself, so no error repeats it.
 */
export async function readSigned(
  fetchFile: typeof fetch,
  { url, headers }: SignedUrl,
  { range, signal }: { range?: ByteRange | undefined; signal?: AbortSignal | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetchFile(url, {
    headers: { ...headers, ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` }) },
    redirect: "error",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw signal?.aborted === true ? error : blocked()
  })
  if (response.status === 416) return new Uint8Array()
  if (!response.ok) throw refused(response.status)
  if (range === undefined || response.status === 206) return readBody(response, { stallMs: STALL_MS })
  return (await readBody(response, { stallMs: STALL_MS, maxBytes: range.end })).slice(range.start, range.end)
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

const refused = (status: number): ApiError =>
  new ApiError({
    kind: status === 404 ? "not-found" : status === 403 || status === 401 ? "forbidden" : "server",
    status,
    code: "",
    message:
      status === 404 ? "The storage does not hold this file." : `The storage refused the signed address (${status}).`,
  })
