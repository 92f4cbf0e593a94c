/** Keeps a token fresh: requests share one renewal, and most never wait for it. */
import { bearer, type Credential } from "./credential"

/** Times are in milliseconds. */
export type Token = { readonly value: string; readonly expiresAt: number }

/** Throws NoCredential. */
export type FetchToken = () => Promise<Token>

const USUAL_MARGIN_MS = 5 * 60_000
const RETRY_MS = 30_000

export function renewable(fetchToken: FetchToken, now: () => number): Credential {
  let held: (Token & { readonly renewAt: number }) | undefined
  let renewal: Promise<string> | undefined

  const fetchNext = async (): Promise<string> => {
    const token = await fetchToken()
    const left = token.expiresAt - now()
    held = { ...token, renewAt: token.expiresAt - Math.min(USUAL_MARGIN_MS, left / 2) }
    return bearer(token.value)
  }
  const renew = (): Promise<string> => {
    renewal ??= fetchNext().finally(() => {
      renewal = undefined
    })
    return renewal
  }

  return {
    authorization: async () => {
      if (held === undefined || now() >= held.expiresAt) return renew()
      const { value, renewAt } = held
      // This one is still good: nobody waits for the next, and a failure is told only when there is no other.
      if (now() >= renewAt) {
        held = { ...held, renewAt: now() + RETRY_MS }
        renew().catch(() => undefined)
      }
      return bearer(value)
    },
    renewed: async (refused) => {
      if (held !== undefined && bearer(held.value) !== refused) return bearer(held.value)
      const next = await renew()
      return next === refused ? undefined : next
    },
  }
}
