import { tokenExpiry } from "~/domain/servers/tokenExpiry"

/** How a person proves who they are to one server. Lives in this closure only: a reload forgets it. */
export type Credential =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "basic"; readonly user: string; readonly password: string }

const credentials = new Map<string, Credential>()
/** Counts the changes, so that a request knows whether it was sent with what counts now. */
const versions = new Map<string, number>()
const listeners = new Set<(serverId: string) => void>()

/** `undefined` forgets it. */
export function setCredential(serverId: string, credential: Credential | undefined): void {
  if (credential === undefined) credentials.delete(serverId)
  else credentials.set(serverId, credential)
  versions.set(serverId, credentialVersion(serverId) + 1)
  for (const listener of listeners) listener(serverId)
}

export const hasCredential = (serverId: string): boolean => credentials.has(serverId)

export const credentialVersion = (serverId: string): number => versions.get(serverId) ?? 0

/** In milliseconds; undefined = nobody knows, or there is none. */
export function credentialExpiry(serverId: string): number | undefined {
  const credential = credentials.get(serverId)
  return credential?.kind === "bearer" ? tokenExpiry(credential.token) : undefined
}

/** Called after every change; returns the way to stop it. */
export function onCredential(listener: (serverId: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function credentialHeaders(serverId: string): Readonly<Record<string, string>> {
  const credential = credentials.get(serverId)
  if (credential === undefined) return {}
  if (credential.kind === "bearer") return { Authorization: `Bearer ${credential.token.trim()}` }
  const bytes = new TextEncoder().encode(`${credential.user}:${credential.password}`)
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}
