/**
 * When a token ends, in milliseconds: the `exp` of a JSON Web Token (RFC 7519, 4.1.4). Read, never verified: the server
 * does that. undefined = this token does not say.
 */
export function tokenExpiry(token: string): number | undefined {
  const [, payload] = token.trim().split(".")
  if (payload === undefined) return undefined
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")))
    if (typeof claims !== "object" || claims === null || !("exp" in claims)) return undefined
    return typeof claims.exp === "number" && Number.isFinite(claims.exp) ? claims.exp * 1000 : undefined
  } catch {
    return undefined
  }
}
