import { randomBytes } from "node:crypto"

/** Access tokens with an end. They are JWTs without a signature: the clients read only `exp`. */
export type Tokens = {
  readonly issue: (seconds: number) => string
  readonly state: (token: string) => "valid" | "expired" | "unknown"
}

export function createTokens(audience: string): Tokens {
  const ends = new Map<string, number>()
  return {
    issue: (seconds) => {
      const endMs = Date.now() + seconds * 1000
      const claims = {
        aud: audience,
        exp: Math.floor(endMs / 1000),
        oid: "double",
        jti: randomBytes(8).toString("hex"),
      }
      const token = [encode({ alg: "HS256", typ: "JWT" }), encode(claims), encode("sig")].join(".")
      ends.set(token, endMs)
      return token
    },
    state: (token) => {
      const endMs = ends.get(token)
      if (endMs === undefined) return "unknown"
      return Date.now() < endMs ? "valid" : "expired"
    },
  }
}

const encode = (value: object | string) => Buffer.from(JSON.stringify(value)).toString("base64url")

/** "Bearer <token>" */
export const bearerOf = (authorization: string | undefined): string | undefined =>
  /^Bearer (.+)$/.exec(authorization ?? "")?.[1]
