import { useEffect } from "react"

const POLL_MS = 10_000

type Following = {
  readonly isFollowing: boolean
  readonly isGrowing: boolean
  /** The end of the file was not reached yet. */
  readonly isBehind: boolean
}

/** Asks for what was added to a file that grows, while the tab is in sight; once more when it grows no longer. */
export function useFollow({ isFollowing, isGrowing, isBehind }: Following, follow: () => void): void {
  useEffect(() => {
    if (!isFollowing) return undefined
    follow()
    if (!isGrowing) return undefined
    const ask = () => document.visibilityState === "visible" && follow()
    const timer = setInterval(ask, POLL_MS)
    document.addEventListener("visibilitychange", ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", ask)
    }
  }, [isFollowing, isGrowing, follow])
  useEffect(() => {
    if (isFollowing && isBehind) follow()
  }, [isFollowing, isBehind, follow])
}
