import { useEffect } from "react"

const POLL_MS = 10_000

/** Asks for what was added to a file that grows, while the tab is in sight; once more when it grows no longer. */
export function useFollow(isFollowing: boolean, isGrowing: boolean, more: () => void): void {
  useEffect(() => {
    if (!isFollowing) return undefined
    more()
    if (!isGrowing) return undefined
    const ask = () => document.visibilityState === "visible" && more()
    const timer = setInterval(ask, POLL_MS)
    document.addEventListener("visibilitychange", ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", ask)
    }
  }, [isFollowing, isGrowing, more])
}
