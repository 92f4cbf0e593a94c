import { useSyncExternalStore } from "react"

/**
 * A value kept in localStorage and shared by every component of every tab. It never throws: inside a
 * third-party frame the browser refuses storage, and the value then lives in memory for the visit.
 * Preferences only; what a page shows lives in the URL, and secrets never come here.
 */
export type Stored<T> = {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** `read` gets parsed JSON of unknown shape and answers undefined for what it does not accept. */
export function stored<T>(name: string, fallback: T, read: (json: unknown) => T | undefined): Stored<T> {
  const storageKey = `tracklight.${name}`
  const listeners = new Set<() => void>()
  const notify = () => listeners.forEach((listener) => listener())
  // Read when it is first asked for: `read` may use what is defined below the call.
  let known: { readonly value: T } | undefined
  const get = () => (known ??= { value: load(storageKey, read) ?? fallback }).value

  const onStorage = (event: StorageEvent) => {
    if (event.key !== storageKey) return
    known = undefined
    notify()
  }
  return {
    get,
    set: (next) => {
      known = { value: next }
      save(storageKey, next)
      notify()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) window.addEventListener("storage", onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener("storage", onStorage)
      }
    },
  }
}

export const useStored = <T>(source: Stored<T>): T => useSyncExternalStore(source.subscribe, source.get)

function load<T>(storageKey: string, read: (json: unknown) => T | undefined): T | undefined {
  try {
    const text = localStorage.getItem(storageKey)
    return text === null ? undefined : read(JSON.parse(text))
  } catch {
    return undefined
  }
}

function save(storageKey: string, value: unknown): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(value))
  } catch {
    // Refused or full: the value still holds for this visit.
  }
}
