import { useEffect, useLayoutEffect, useRef, type MouseEvent, type UIEvent } from "react"

import type { LineStyle } from "~/domain/artifacts/terminal"
import { centreRow, keepInSight, rowsInSight, showEnd, useScrollWindow } from "~/hooks/useScrollWindow"

import styles from "./Lines.module.css"
import { LineText } from "~/viewers/LineText"

export type LinesProps = {
  lines: readonly string[]
  /** How many lines of the file come before the first one. */
  before: number
  wanted: string
  /** Index of the line that find stands on. */
  current: number | undefined
  /** Index of the line that the address names. */
  linked: number | undefined
  stylesOf: (index: number) => readonly LineStyle[] | undefined
  /** The end stays in sight as lines come, until somebody scrolls away from it. */
  isFollowing: boolean
  onLine: (index: number) => void
}

/** The same as --text-line in tokens.css. */
export const LINE_PX = 18
const AROUND = 20

/** Numbered lines, each as long as it is; only those in sight exist. */
export function Lines({ lines, before, wanted, current, linked, stylesOf, isFollowing, onLine }: LinesProps) {
  const { ref, window, element } = useScrollWindow(LINE_PX)
  const { from, to } = rowsInSight(window, { count: lines.length, rowPx: LINE_PX, around: AROUND })
  useEffect(() => {
    if (linked !== undefined) centreRow(element, { row: linked, rowPx: LINE_PX })
  }, [linked, element])
  useEffect(() => {
    if (current !== undefined) centreRow(element, { row: current, rowPx: LINE_PX })
  }, [current, element])
  useSamePlace(element, before)
  const handleScroll = useEndInSight(element, before + lines.length, isFollowing)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- by keys the field "Go to line" does it
    <div
      ref={ref}
      className={styles["scroller"]}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
      tabIndex={0}
      role="region"
      aria-label="Lines"
      onScroll={handleScroll}
      onClick={(event) => pickNumber(event, onLine)}
    >
      <div className={styles["body"]} style={{ height: lines.length * LINE_PX }}>
        {lines.slice(from, to).map((text, place) => {
          const index = from + place
          return (
            <div
              key={before + index}
              data-current={index === current || undefined}
              aria-current={index === linked || undefined}
              className={styles["line"]}
              style={{ top: index * LINE_PX }}
            >
              <LineNumber index={before + index} count={before + lines.length} />
              <LineText text={text} wanted={wanted} look={stylesOf(index)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

export function LineNumber({ index, count }: { index: number; count: number }) {
  return (
    <span
      className={styles["number"]}
      data-line={index}
      style={{ width: `${String(count).length + 2}ch` }}
      aria-hidden="true"
    >
      {index + 1}
    </span>
  )
}

/** A click on a number links to its line. */
export function pickNumber({ target }: MouseEvent, onLine: (index: number) => void): void {
  const line = target instanceof HTMLElement ? target.dataset["line"] : undefined
  if (line !== undefined) onLine(Number(line))
}

/** Who reads in the middle of a text whose first lines are let go goes on reading the same ones. */
function useSamePlace(element: HTMLElement | undefined, before: number): void {
  const old = useRef(before)
  useLayoutEffect(() => {
    keepInSight(element, (before - old.current) * LINE_PX)
    old.current = before
  }, [element, before])
}

/** Scrolls to the end as lines come; gives the handler by which it knows that somebody scrolled away. */
export function useEndInSight(element: HTMLElement | undefined, lineCount: number, isFollowing: boolean) {
  const isAtEnd = useRef(true)
  // Before the browser tells of a scroll: lines that have come since are not somebody who scrolls away.
  useLayoutEffect(() => {
    isAtEnd.current = true
  }, [isFollowing])
  useLayoutEffect(() => {
    if (isFollowing && isAtEnd.current) showEnd(element)
  }, [element, lineCount, isFollowing])
  return ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) => {
    isAtEnd.current = scrollTop + clientHeight > scrollHeight - LINE_PX * 2
  }
}
