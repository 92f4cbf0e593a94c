/** What is known of one thing of one version. */
export type Known<T> =
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly error: unknown; readonly retry: () => void; readonly isAsking: boolean }
  /** It does not exist, and why. */
  | { readonly state: "none"; readonly why: string }

export const none = (why: string): Known<never> => ({ state: "none", why })
export const valueOf = <T>(known: Known<T>): T | undefined => (known.state === "here" ? known.value : undefined)

type Asked<T> = {
  readonly data: T | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

/** undefined = it cannot be asked for yet. */
export function knownOf<T>(asked: Asked<T> | undefined): Known<T> {
  if (asked?.data !== undefined) return { state: "here", value: asked.data }
  if (asked === undefined || asked.error === null) return { state: "waiting" }
  return {
    state: "failed",
    error: asked.error,
    retry: () => void asked.refetch(),
    isAsking: asked.isFetching,
  }
}

/** Goes on where the first is here; else what keeps it back keeps this back too. */
export const after = <A, B>(first: Known<A>, next: (value: A) => Known<B>): Known<B> =>
  first.state === "here" ? next(first.value) : first
