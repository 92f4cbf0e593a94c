/** What proves to a tracking server who is asking. It stays in this process: never in a page, a log or an error. */
export type Credential = {
  /** The value of the Authorization header. Throws NoCredential. */
  readonly authorization: () => Promise<string>
  /** What to send instead of `refused`, which the tracking server did not accept; undefined = there is nothing newer. Throws NoCredential. */
  readonly renewed: (refused: string) => Promise<string | undefined>
}

/** Why there is no credential just now, in words that hold no secret. */
export class NoCredential extends Error {
  override readonly name = "NoCredential"
}

export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`

export const bearer = (token: string): string => `Bearer ${token}`

/** One that stays as it is. */
export const fixed = (authorization: string): Credential => ({
  authorization: async () => authorization,
  renewed: async () => undefined,
})
