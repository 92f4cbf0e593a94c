/**
 * What happens when a server stops accepting who somebody is, in the middle of the work: one question for each server,
 * however many requests fail at once. What only reads waits for the answer and is asked again; a change is never repeated.
 */
import type { ApiError } from "~/domain/errors/apiError"

import { credentialVersion, onCredential } from "./credentials"
import { abortReason } from "./limiter"

/** A server that wants a new proof. */
export type SignInNeed = { readonly serverId: string; readonly error: ApiError }

type Waiter = { readonly proceed: () => void; readonly giveUp: (error: unknown) => void }

let needs: readonly SignInNeed[] = []
const waiters = new Map<string, Set<Waiter>>()
/** The versions of credentials for which somebody has said no: they are not asked about again. */
const declined = new Map<string, number>()
const listeners = new Set<() => void>()

export const signInNeeds = (): readonly SignInNeed[] => needs

export function onSignInNeeds(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function setNeeds(next: readonly SignInNeed[]): void {
  needs = next
  for (const listener of listeners) listener()
}

/** Opens the question, also for somebody who has declined it before. */
export function askToSignIn(need: SignInNeed): void {
  declined.delete(need.serverId)
  if (needs.every(({ serverId }) => serverId !== need.serverId)) setNeeds([...needs, need])
}

/** Closes the question: what waits fails with its own error. */
export function declineSignIn(serverId: string): void {
  declined.set(serverId, credentialVersion(serverId))
  const error = needs.find((need) => need.serverId === serverId)?.error
  setNeeds(needs.filter((need) => need.serverId !== serverId))
  release(serverId, ({ giveUp }) => giveUp(error))
}

/** Resolves when there is a new credential; rejects with the error when the person declines, or when `signal` aborts. */
export function signedInAgain(need: SignInNeed, signal: AbortSignal): Promise<void> {
  if (declined.get(need.serverId) === credentialVersion(need.serverId)) return Promise.reject(need.error)
  return new Promise((resolve, reject) => {
    const waiting = waiters.get(need.serverId) ?? new Set<Waiter>()
    waiters.set(need.serverId, waiting)
    const leave = () => {
      waiting.delete(waiter)
      reject(abortReason(signal))
    }
    const waiter: Waiter = {
      proceed: () => {
        signal.removeEventListener("abort", leave)
        resolve()
      },
      giveUp: (error) => {
        signal.removeEventListener("abort", leave)
        reject(error)
      },
    }
    if (signal.aborted) return leave()
    waiting.add(waiter)
    signal.addEventListener("abort", leave, { once: true })
    return askToSignIn(need)
  })
}

function release(serverId: string, settle: (waiter: Waiter) => void): void {
  const waiting = [...(waiters.get(serverId) ?? [])]
  waiters.delete(serverId)
  for (const waiter of waiting) settle(waiter)
}

onCredential((serverId) => {
  setNeeds(needs.filter((need) => need.serverId !== serverId))
  release(serverId, ({ proceed }) => proceed())
})
