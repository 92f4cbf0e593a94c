import { Check, Copy, X } from "lucide-react"
import { useState, type ReactNode } from "react"

import { Button } from "./ui/Button"
import { IconButton } from "./ui/IconButton"

type Outcome = "ready" | "copied" | "refused"

/** Copies a text; says so for two seconds. With children a button with words, else an icon. */
export function CopyButton({
  text,
  label = "Copy",
  isSmall = true,
  children,
}: {
  /** Given as a function where making the text costs something. */
  text: string | (() => string)
  label?: string | undefined
  isSmall?: boolean | undefined
  children?: ReactNode
}) {
  const [outcome, setOutcome] = useState<Outcome>("ready")
  const copy = async () => {
    setOutcome((await copyText(typeof text === "string" ? text : text())) ? "copied" : "refused")
    setTimeout(() => setOutcome("ready"), 2000)
  }
  const icon = ICONS[outcome]
  const name = { ready: label, copied: "Copied", refused: "The browser did not allow it" }[outcome]
  if (children !== undefined) {
    return (
      <Button icon={icon} onClick={() => void copy()} aria-label={outcome === "ready" ? undefined : name}>
        {outcome === "ready" ? children : name}
      </Button>
    )
  }
  return (
    <IconButton
      label={name}
      isSmall={isSmall}
      onClick={(event) => {
        event.stopPropagation()
        void copy()
      }}
    >
      {icon}
    </IconButton>
  )
}

const ICONS = { ready: <Copy size={14} />, copied: <Check size={14} />, refused: <X size={14} /> }

/** False where the browser refuses: an insecure page, a frame without the permission. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The older way still works where the clipboard API is missing: plain http on a company network. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea")
  area.value = text
  area.style.position = "fixed"
  area.style.opacity = "0"
  // Inside the open dialog, which would else take the focus back.
  const place = document.activeElement?.closest("[role=dialog]") ?? document.body
  const before = document.activeElement
  place.append(area)
  area.select()
  const isDone = document.execCommand("copy")
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isDone
}
