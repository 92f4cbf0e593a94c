import type { Http, Read } from "~/api/http"
import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

/**
 * Is there such a route? Asked for something that cannot exist: a server that has the route answers with an error
 * about the thing, one that does not with an error about the route.
 */
export async function hasRoute(http: Http, request: Read): Promise<boolean> {
  try {
    await http.read(request)
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (ABSENT.has(error.kind)) return false
    if (PRESENT.has(error.kind)) return true
    throw error // no answer, or one about who asks: nothing is known yet
  }
}

/** The answer, or undefined where the route is absent. */
export async function ifPresent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ApiError && (ABSENT.has(error.kind) || PRESENT.has(error.kind))) return undefined
    throw error
  }
}

const ABSENT: ReadonlySet<ErrorKind> = new Set(["unsupported", "not-json", "forbidden"])
const PRESENT: ReadonlySet<ErrorKind> = new Set(["not-found", "invalid", "conflict"])

/** "3.17.2" as [3, 17]; undefined when the text is no version. */
export function majorMinor(version: string | undefined): readonly [number, number] | undefined {
  const found = /^v?(\d+)\.(\d+)/.exec(version?.trim() ?? "")
  return found === null ? undefined : [Number(found[1]), Number(found[2])]
}

export function isAtLeast(version: string | undefined, [major, minor]: readonly [number, number]): boolean {
  const known = majorMinor(version)
  return known !== undefined && (known[0] > major || (known[0] === major && known[1] >= minor))
}
