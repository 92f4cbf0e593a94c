import { useEffect, useState } from "react"

/** The time in milliseconds, renewed every `everyMs` while the tab is visible: for ages and running durations. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = () => document.visibilityState === "visible" && setNow(Date.now())
    const timer = setInterval(tick, everyMs)
    document.addEventListener("visibilitychange", tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", tick)
    }
  }, [everyMs])
  return now
}
