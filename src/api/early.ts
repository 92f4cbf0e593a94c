/**
 * Answers that were asked for before the app was there: its scripts take as long to arrive and to start as a server takes to
 * answer, so both happen at once. Whoever asks the same within moments gets the answer that is on its way, once.
 */

type Asked = { readonly answer: Promise<Response>; readonly cancel: AbortController; readonly askedAtMs: number }

/** An answer that nobody came for by then is old. */
const FRESH_MS = 10_000

const asked = new Map<string, Asked>()

export function askEarly(url: URL, init: RequestInit = {}): Promise<Response> {
  const cancel = new AbortController()
  return keep(keyOf(url, init), fetch(url, { ...init, signal: cancel.signal }), cancel)
}

/** Another question is answered by what is on its way already: nobody has to ask it. */
export function answerEarly(url: URL, init: RequestInit, answer: Promise<Response>): void {
  const copy = answer.then((response) => response.clone())
  void keep(keyOf(url, init), copy, new AbortController())
}

function keep(key: string, answer: Promise<Response>, cancel: AbortController): Promise<Response> {
  answer.catch(() => undefined) // whoever takes it hears of it
  asked.set(key, { answer, cancel, askedAtMs: performance.now() })
  return answer
}

/** `fetch`, or the answer to the same question that is on its way already. */
export const fetchOnce = (url: URL, init: RequestInit = {}): Promise<Response> =>
  asked.size === 0 ? fetch(url, init) : (taken(url, init) ?? fetch(url, init))

function taken(url: URL, init: RequestInit): Promise<Response> | undefined {
  const key = keyOf(url, init)
  const found = asked.get(key)
  asked.delete(key)
  if (found === undefined || performance.now() - found.askedAtMs > FRESH_MS) return undefined
  const { signal } = init
  if (signal?.aborted === true) found.cancel.abort(signal.reason)
  else signal?.addEventListener("abort", () => found.cancel.abort(signal.reason), { once: true })
  return found.answer
}

/** The text of config.json, where whoever serves the page has put it in; else empty. */
export const broughtConfig = (): string => document.getElementById("config")?.textContent?.trim() ?? ""

/** A question with a credential is another one: what is asked early never has any. */
const keyOf = (url: URL, { method = "GET", body, headers }: RequestInit): string =>
  JSON.stringify([method, url.href, typeof body === "string" ? body : "", new Headers(headers).has("Authorization")])
