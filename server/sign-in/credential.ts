/** What proves to a tracking server who is asking. It stays in this process: never in a page, a log or an error. */
export type Credential = {
  /** The value of the Authorization header. Throws NoCredential. */
  readonly authorization: () => Promise<string>
  /** What to send instead of `refused`, which the tracking server did not accept; undefined = there is nothing newer. Throws NoCredential. */
  readonly renewed: (refused: string) => Promise<string | undefined>
  /** When it ends for good, in milliseconds; absent = it is renewed, or nobody knows. */
  readonly endsAt?: number
}

/** Why there is no credential just now, in words that hold no secret. */
export class NoCredential extends Error {
  override readonly name = "NoCredential"
  /** True when it will never come back by itself: somebody has to give another one. */
  readonly isOver: boolean

  constructor(message: string, { isOver = false } = {}) {
    super(message)
    this.isOver = isOver
  }
}

export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`

export const bearer = (token: string): string => `Bearer ${token}`

/** One that stays as it is. */
export const fixed = (authorization: string): Credential => ({
  authorization: async () => authorization,
  renewed: async () => undefined,
})

const HOUR_MS = 3_600_000

/** A token that somebody made for an hour or so, and that nobody here can renew. */
export function endingToken(token: string, now: () => number): Credential {
  const endsAt = expiryOf(token) ?? now() + HOUR_MS
  let isRefused = false
  return {
    endsAt,
    authorization: async () => {
      if (!isRefused && now() < endsAt) return bearer(token)
      throw new NoCredential("The token that Tracklight was started with has expired.", { isOver: true })
    },
    renewed: async () => {
      isRefused = true
      return undefined
    },
  }
}

/** The `exp` of a JSON web token, in milliseconds. The token is not verified: that is for the tracking server to do. */
function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
    if (typeof claims !== "object" || claims === null || !("exp" in claims)) return undefined
    return typeof claims.exp === "number" ? claims.exp * 1000 : undefined
  } catch {
    return undefined
  }
}
