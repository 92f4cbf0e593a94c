import { empty, json, type Answer, type Question } from "./exchange"
import { isObject, type Json } from "./json"
import { listen } from "./listener"
import type { Switchboard, Switches } from "./switchboard"
import type { Trace, Traced } from "./trace"

/** What a test may do to a double while it runs. */
export type Control<S extends Switches> = {
  readonly set: (changes: Partial<S>) => Promise<void>
  /** The switches as they were at the start, and an empty trace. */
  readonly reset: () => Promise<void>
  readonly switches: () => Promise<S>
  /** The requests since the start or the last reset. */
  readonly trace: () => Promise<readonly Traced[]>
}

type Offered<S extends Switches> = Control<S> & { readonly address: string; readonly stop: () => Promise<void> }

/** For the process of the double itself, and at `address` for others. Only tests know that address. */
export async function offerControl<S extends Switches>(board: Switchboard<S>, trace: Trace): Promise<Offered<S>> {
  const control: Control<S> = {
    set: async (changes) => board.set(changes),
    reset: async () => {
      board.reset()
      trace.clear()
    },
    switches: async () => ({ ...board.on }),
    trace: async () => trace.all(),
  }
  const listener = await listen({ answer: (question) => obey(control, question) })
  return { ...control, address: listener.origin, stop: listener.stop }
}

async function obey<S extends Switches>(control: Control<S>, { method, path, body }: Question): Promise<Answer> {
  if (method === "GET" && path === "/switches") return json(200, await control.switches())
  if (method === "GET" && path === "/trace") return json(200, { trace: await control.trace() })
  if (method === "POST" && path === "/reset") await control.reset()
  else if (method === "PATCH" && path === "/switches") return flip(control, body)
  else return empty(404)
  return json(200, await control.switches())
}

async function flip<S extends Switches>(control: Control<S>, body: Json): Promise<Answer> {
  try {
    const changes: Partial<S> = {}
    await control.set(Object.assign(changes, isObject(body) ? body : {}))
    return json(200, await control.switches())
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) })
  }
}

/** The control of a double that another process has started, by the address it gave. */
export function controlOf<S extends Switches>(address: string): Control<S> {
  const send = async (method: string, path: string, body?: object): Promise<string> => {
    const headers = { "content-type": "application/json" }
    const sent = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
    const response = await fetch(`${address}${path}`, sent)
    const text = await response.text()
    if (!response.ok) throw new Error(`The double answers ${response.status}: ${text}`)
    return text
  }
  return {
    set: async (changes) => {
      await send("PATCH", "/switches", changes)
    },
    reset: async () => {
      await send("POST", "/reset")
    },
    switches: async () => {
      const switches: S = JSON.parse(await send("GET", "/switches"))
      return switches
    },
    trace: async () => {
      const { trace }: { trace: readonly Traced[] } = JSON.parse(await send("GET", "/trace"))
      return trace
    },
  }
}
