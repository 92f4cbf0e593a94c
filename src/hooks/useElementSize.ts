import { useCallback, useState } from "react"

export type Size = { readonly width: number; readonly height: number }

/** The content size of an element in CSS pixels; put `ref` on it. undefined where nothing is laid out, as in a hidden tab. */
export function useElementSize(): readonly [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  size: Size | undefined,
] {
  const [size, setSize] = useState<Size>()
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    // Before the first paint: the observer speaks after it, and what depends on the size would jump.
    setSize((old) => old ?? measured(element))
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}

function measured(element: HTMLElement): Size | undefined {
  const { clientWidth, clientHeight } = element
  if (clientWidth === 0 || clientHeight === 0) return undefined
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element)
  return {
    width: clientWidth - (parseFloat(paddingLeft) || 0) - (parseFloat(paddingRight) || 0),
    height: clientHeight - (parseFloat(paddingTop) || 0) - (parseFloat(paddingBottom) || 0),
  }
}
