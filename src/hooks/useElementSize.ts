import { useCallback, useState } from "react"

export type Size = { readonly width: number; readonly height: number }

/** The content size of an element in CSS pixels; put `ref` on it. undefined until it is measured. */
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
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
