import { useCallback, useRef, useState, type ReactNode } from "react"
import { createPortal } from "react-dom"

import { placeBeside, type Side } from "./placeBeside"
import styles from "./Tooltip.module.css"

const HAS_TOP_LAYER = "showPopover" in HTMLElement.prototype
const OPEN_AFTER_MS = 400
const CLOSE_AFTER_MS = 100

/**
 * A short text beside the thing under the pointer or the focus; Escape hides it, and the pointer may move onto it. For
 * the eye only: the name of a control must be on the control itself. With `opensOnPress` a tap shows it too, for texts
 * that a finger must be able to reach. Written here because a library's takes 30 KB of the first page.
 */
export function Tooltip({
  text,
  side = "bottom",
  opensOnPress = false,
  children,
}: {
  text: ReactNode
  side?: Side | undefined
  opensOnPress?: boolean | undefined
  /** One element. */
  children: ReactNode
}) {
  const [anchor, setAnchor] = useState<Element>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = (next: Element | undefined, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(next), afterMs)
  }
  const now = (next: Element | undefined) => {
    clearTimeout(timer.current)
    setAnchor(next)
  }
  return (
    <>
      {/* It has no box of its own and takes no focus: it listens for the element in it. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above */}
      <span
        className={styles["listener"]}
        onPointerEnter={({ currentTarget }) => later(elementIn(currentTarget), OPEN_AFTER_MS)}
        onPointerLeave={() => later(undefined, CLOSE_AFTER_MS)}
        onFocus={({ target, currentTarget }) => target.matches(":focus-visible") && now(elementIn(currentTarget))}
        onBlur={() => now(undefined)}
        onClickCapture={({ currentTarget }) => now(opensOnPress ? elementIn(currentTarget) : undefined)}
      >
        {children}
      </span>
      {anchor !== undefined && (
        <Tip anchor={anchor} side={side} onEnter={() => clearTimeout(timer.current)} onLeave={() => now(undefined)}>
          {text}
        </Tip>
      )}
    </>
  )
}

const elementIn = (listener: Element): Element => listener.firstElementChild ?? listener

/** The text itself, beside `anchor` until it is left, scrolled away or Escape is pressed. */
export function Tip({
  anchor,
  side,
  onEnter,
  onLeave,
  children,
}: {
  anchor: Element
  side: Side
  onEnter: () => void
  onLeave: () => void
  children: ReactNode
}) {
  const leave = useRef(onLeave)
  const show = useCallback(
    (tip: HTMLDivElement) => {
      // The top layer lies over dialogs; a browser without it has the z-index.
      if (HAS_TOP_LAYER) tip.showPopover()
      placeBeside(tip, anchor.getBoundingClientRect(), side)
      const close = () => leave.current()
      const handleKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && close()
      document.addEventListener("keydown", handleKeyDown)
      window.addEventListener("scroll", close, { capture: true, passive: true })
      return () => {
        document.removeEventListener("keydown", handleKeyDown)
        window.removeEventListener("scroll", close, { capture: true })
      }
    },
    [anchor, side],
  )
  return createPortal(
    <div
      ref={show}
      role="tooltip"
      popover={HAS_TOP_LAYER ? "manual" : undefined}
      className={styles["tip"]}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {children}
    </div>,
    document.body,
  )
}
