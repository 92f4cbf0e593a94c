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
  let known: { readonly value: T; readonly text: string | undefined } | undefined
  const get = () => (known ??= load(storageKey, read) ?? { value: fallback, text: textAt(storageKey) }).value

  const onStorage = (event: StorageEvent) => {
    if (event.key !== storageKey) return
    known = undefined
    notify()
  }
  return {
    get,
    set: (next) => {
      save(storageKey, next)
      known = { value: next, text: textAt(storageKey) }
      notify()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) {
        window.addEventListener("storage", onStorage)
        // While nobody listened, other tabs were not heard.
        if (known?.text !== textAt(storageKey)) known = undefined
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener("storage", onStorage)
      }
    },
  }
}

export const useStored = <T>(source: Stored<T>): T => useSyncExternalStore(source.subscribe, source.get)

function load<T>(storageKey: string, read: (json: unknown) => T | undefined) {
  const text = textAt(storageKey)
  if (text === undefined) return undefined
  try {
    const value = read(JSON.parse(text))
    return value === undefined ? undefined : { value, text }
  } catch {
    return undefined
  }
}

/** undefined = nothing is kept, or the browser refuses to say. */
function textAt(storageKey: string): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined
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
