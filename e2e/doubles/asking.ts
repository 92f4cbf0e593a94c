import { parseJson, type Json } from "./json"

export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

type Sent = { readonly token?: string | undefined; readonly headers?: Record<string, string> }

/** How the tests of the doubles ask them: as a client that follows no redirect. */
export async function ask(url: string, sent: Sent & { method?: string; body?: Json } = {}): Promise<Answered> {
  const { token, body, headers = {}, method = body === undefined ? "GET" : "POST" } = sent
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parseJson(text) }
}
