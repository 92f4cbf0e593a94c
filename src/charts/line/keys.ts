import { zoomed, type GestureParts } from "./gestures"

/** Arrows move a cursor over the points, + and - zoom, 0 shows everything again. Returns how to stop. */
export function listenToKeys(root: HTMLElement, parts: Omit<GestureParts, "element">): () => void {
  const stop = new AbortController()
  const handleKey = (event: KeyboardEvent) => {
    if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actionFor(event, parts)
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  root.addEventListener("keydown", handleKey, { signal: stop.signal })
  root.addEventListener("blur", parts.hover.clear, { signal: stop.signal })
  return () => stop.abort()
}

function actionFor(
  { key, shiftKey }: KeyboardEvent,
  { hover, plot, isXOnly, onRanges }: Omit<GestureParts, "element">,
): (() => void) | undefined {
  const far = shiftKey ? 10 : 1
  const zoom = (factor: number) => {
    const { axes } = plot.view()
    if (axes === undefined) return
    const { x, y } = zoomed(axes, { cursor: { x: 0.5, y: 0.5 }, factor, isXOnly })
    onRanges({ xRange: x, ...(y && { yRange: y }) })
  }
  const actions = new Map<string, () => void>([
    ["ArrowRight", () => hover.step({ along: far })],
    ["ArrowLeft", () => hover.step({ along: -far })],
    ["ArrowDown", () => hover.step({ across: 1 })],
    ["ArrowUp", () => hover.step({ across: -1 })],
    ["Home", () => hover.step({ along: -Infinity })],
    ["End", () => hover.step({ along: Infinity })],
    ["Escape", hover.clear],
    ["+", () => zoom(0.5)],
    ["-", () => zoom(2)],
    ["0", () => onRanges({ xRange: undefined, yRange: undefined })],
  ])
  return actions.get(key)
}
