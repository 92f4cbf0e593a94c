/** How a person proves who they are to one server. Lives in this closure only: a reload forgets it. */
export type Credential =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "basic"; readonly user: string; readonly password: string }

const credentials = new Map<string, Credential>()

/** `undefined` forgets it. */
export function setCredential(serverId: string, credential: Credential | undefined): void {
  if (credential === undefined) credentials.delete(serverId)
  else credentials.set(serverId, credential)
}

export const hasCredential = (serverId: string): boolean => credentials.has(serverId)

export function credentialHeaders(serverId: string): Readonly<Record<string, string>> {
  const credential = credentials.get(serverId)
  if (credential === undefined) return {}
  if (credential.kind === "bearer") return { Authorization: `Bearer ${credential.token.trim()}` }
  const bytes = new TextEncoder().encode(`${credential.user}:${credential.password}`)
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}
