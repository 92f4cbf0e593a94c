export type Side = "top" | "bottom" | "left" | "right"

const GAP_PX = 6
const EDGE_PX = 8

const OPPOSITE: Readonly<Record<Side, Side>> = { top: "bottom", bottom: "top", left: "right", right: "left" }

/** Puts a fixed element beside another, on the other side where there is no room, and never outside the window. */
export function placeBeside(element: HTMLElement, anchor: DOMRect, side: Side): void {
  const size = element.getBoundingClientRect()
  const first = cornerAt(side, anchor, size)
  const { left, top } = isInside(first, size) ? first : cornerAt(OPPOSITE[side], anchor, size)
  element.style.left = `${clamp(left, window.innerWidth - size.width)}px`
  element.style.top = `${clamp(top, window.innerHeight - size.height)}px`
}

type Corner = { readonly left: number; readonly top: number }

function cornerAt(side: Side, anchor: DOMRect, { width, height }: DOMRect): Corner {
  const centred = { left: anchor.left + (anchor.width - width) / 2, top: anchor.top + (anchor.height - height) / 2 }
  switch (side) {
    case "top":
      return { ...centred, top: anchor.top - height - GAP_PX }
    case "bottom":
      return { ...centred, top: anchor.bottom + GAP_PX }
    case "left":
      return { ...centred, left: anchor.left - width - GAP_PX }
    case "right":
      return { ...centred, left: anchor.right + GAP_PX }
  }
}

const isInside = ({ left, top }: Corner, { width, height }: DOMRect): boolean =>
  top >= 0 && left >= -width / 2 && top + height <= window.innerHeight && left + width / 2 <= window.innerWidth

const clamp = (at: number, most: number): number => Math.max(EDGE_PX, Math.min(at, most - EDGE_PX))
