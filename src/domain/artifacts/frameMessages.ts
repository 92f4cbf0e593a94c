/** What the sandbox page may say. Whatever runs in it can send anything, so nothing else is ever listened to. */
export type FrameMessage = { readonly t: "ready" } | { readonly t: "size"; readonly heightPx: number }

const LEAST_PX = 40
const MOST_PX = 4000

export function readFrameMessage(message: unknown): FrameMessage | undefined {
  if (typeof message !== "object" || message === null || !("t" in message)) return undefined
  if (message.t === "ready") return { t: "ready" }
  if (message.t !== "size" || !("h" in message) || typeof message.h !== "number" || !Number.isFinite(message.h))
    return undefined
  return { t: "size", heightPx: Math.min(MOST_PX, Math.max(LEAST_PX, Math.round(message.h))) }
}
