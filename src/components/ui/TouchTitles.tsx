import { useEffect, useState } from "react"

import { Tip } from "./Tooltip"

/** What a tap presses does something of its own. */
const PRESSED = "a, button, input, select, textarea, label, summary, [role=button], [role=menuitem], [role=option]"

type Titled = { readonly anchor: Element; readonly text: string }

/** A finger cannot hover: a tap on a text that is cut shows its `title`, the next tap anywhere hides it. */
export function TouchTitles() {
  const [titled, setTitled] = useState<Titled>()
  useEffect(() => {
    const handlePointerUp = ({ pointerType, target }: PointerEvent) => {
      if (pointerType === "touch") setTitled(target instanceof Element ? titleAt(target) : undefined)
    }
    document.addEventListener("pointerup", handlePointerUp)
    return () => document.removeEventListener("pointerup", handlePointerUp)
  }, [])
  if (titled === undefined) return null
  const hide = () => setTitled(undefined)
  return (
    <Tip key={titled.text} anchor={titled.anchor} side="bottom" onEnter={() => undefined} onLeave={hide}>
      {titled.text}
    </Tip>
  )
}

function titleAt(target: Element): Titled | undefined {
  if (target.closest(PRESSED) !== null) return undefined
  const anchor = target.closest("[title]")
  const text = anchor?.getAttribute("title") ?? ""
  return anchor === null || text === "" ? undefined : { anchor, text }
}
