import { invalid } from "./serverError"

/** MLflow's own tokens: base64 of the offset. */
export function page<T>(rows: readonly T[], request: { readonly token: string; readonly size: number }) {
  const offset = request.token === "" ? 0 : offsetOf(request.token)
  const end = offset + request.size
  return {
    rows: rows.slice(offset, end),
    nextPageToken: end < rows.length ? btoa(JSON.stringify({ offset: end })) : undefined,
  }
}

function offsetOf(token: string): number {
  let decoded: string
  try {
    decoded = atob(token)
  } catch {
    throw invalid("Invalid page token, could not base64-decode")
  }
  const offset = /"offset":\s*(\d+)/.exec(decoded)?.[1]
  if (offset === undefined) throw invalid(`Invalid page token, parsed value=${decoded}`)
  return Number(offset)
}
