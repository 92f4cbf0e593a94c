/** One request of the corpus. `{name}` in any text stands for an id that an earlier step saved. */
export type Step = {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE"
  readonly path: string
  readonly query?: readonly (readonly [string, string])[]
  /** A text is sent as it is. */
  readonly body?: unknown
  readonly contentType?: string
  /** Where in the answer the id is that later steps call by this name: `{ exp: "experiment_id" }`. */
  readonly save?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** "status" leaves the body out where ids decide its order; "points" compares how many points of a history came. */
  readonly compare?: "status" | "points"
}

type More = Omit<Partial<Step>, "method" | "path" | "body" | "query">
type Query = Readonly<Record<string, string | number | readonly (string | number)[]>>

const rest = "/ajax-api/2.0/mlflow/"

export const post = (path: string, body: unknown = {}, more: More = {}): Step => ({
  method: "POST",
  path: rest + path,
  body,
  ...more,
})
export const patch = (path: string, body: unknown = {}, more: More = {}): Step => ({
  method: "PATCH",
  path: rest + path,
  body,
  ...more,
})
export const remove = (path: string, body: unknown = {}, more: More = {}): Step => ({
  method: "DELETE",
  path: rest + path,
  body,
  ...more,
})
export const get = (path: string, query: Query = {}, more: More = {}): Step => ({
  method: "GET",
  path: rest + path,
  query: pairs(query),
  ...more,
})

/** Outside the REST prefix. */
export const getRoot = (path: string, query: Query = {}, more: More = {}): Step => ({
  method: "GET",
  path,
  query: pairs(query),
  ...more,
})
export const put = (path: string, body: string, more: More = {}): Step => ({
  method: "PUT",
  path: `/api/2.0/mlflow-artifacts/artifacts/${path}`,
  body,
  contentType: "text/plain",
  ...more,
})

const pairs = (query: Query): readonly (readonly [string, string])[] =>
  Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const),
  )

export function describeStep({ method, path, query, body }: Step): string {
  const asked = query && query.length > 0 ? `?${query.map(([name, value]) => `${name}=${value}`).join("&")}` : ""
  const sent = body === undefined ? "" : ` ${typeof body === "string" ? body : JSON.stringify(body)}`
  return `${method} ${path.replace(rest, "")}${asked}${sent}`.slice(0, 240)
}
