/** What a double can be told while it runs. Plain values only, so that they travel to another process. */
export type Switches = Readonly<Record<string, string | number | boolean>>

export type Switchboard<S extends Switches> = {
  /** How the switches stand now. */
  readonly on: S
  readonly set: (changes: Partial<S>) => void
  /** All as they were at the start. */
  readonly reset: () => void
}

export function createSwitchboard<S extends Switches>(start: S): Switchboard<S> {
  const on = { ...start }
  return {
    on,
    set: (changes) => {
      for (const [name, value] of Object.entries(changes))
        if (typeof value !== typeof start[name])
          throw new Error(`There is no switch ${name} that takes ${String(value)}`)
      Object.assign(on, changes)
    },
    reset: () => {
      Object.assign(on, start)
    },
  }
}
