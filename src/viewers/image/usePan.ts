import { useRef, type PointerEvent } from "react"

type Grip = { readonly x: number; readonly y: number; readonly left: number; readonly top: number }

/** Drags what is larger than its frame. */
export function usePan() {
  const grip = useRef<Grip>(undefined)
  return {
    onPointerDown: ({ currentTarget, clientX, clientY, pointerId, pointerType }: PointerEvent) => {
      // A finger scrolls by itself.
      if (pointerType === "touch") return
      const { scrollLeft, scrollTop } = currentTarget
      grip.current = { x: clientX, y: clientY, left: scrollLeft, top: scrollTop }
      currentTarget.setPointerCapture(pointerId)
    },
    onPointerMove: ({ currentTarget, clientX, clientY }: PointerEvent) => {
      const from = grip.current
      if (from === undefined) return
      currentTarget.scrollTo(from.left + from.x - clientX, from.top + from.y - clientY)
    },
    onPointerUp: () => {
      grip.current = undefined
    },
    onPointerCancel: () => {
      grip.current = undefined
    },
  }
}
