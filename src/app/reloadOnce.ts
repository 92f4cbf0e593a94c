const KEY = "tracklight.reloadedAt"
const AGAIN_AFTER_MS = 60_000

/** False when the page did so a moment ago, or could not remember it: a broken release must not reload for ever. */
export function reloadOnce(nowMs = Date.now()): boolean {
  try {
    const lastMs = Number(sessionStorage.getItem(KEY) ?? "0")
    if (nowMs - lastMs < AGAIN_AFTER_MS) return false
    sessionStorage.setItem(KEY, String(nowMs))
  } catch {
    return false
  }
  window.location.reload()
  return true
}
