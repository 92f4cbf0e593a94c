import { useCallback, useState } from "react"

/** Loading starts a little before a card comes into sight. */
const MARGIN = "40%"

/** Whether an element is in sight or nearly; put `ref` on it. */
export function useInView(): readonly [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  isInView: boolean,
] {
  const [isInView, setInView] = useState(typeof IntersectionObserver === "undefined")
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null || typeof IntersectionObserver === "undefined") return undefined
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting === true), {
      rootMargin: MARGIN,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, isInView]
}
