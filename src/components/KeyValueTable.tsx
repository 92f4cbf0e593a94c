import { Check, Copy } from "lucide-react"
import { useState, type MouseEvent, type ReactNode } from "react"

import { visibleText } from "~/domain/text/visibleText"

import { copyText } from "./CopyButton"
import styles from "./KeyValueTable.module.css"
import { Button } from "./ui/Button"
import { UntrustedText } from "./UntrustedText"

export type KeyValueRow = {
  readonly key: string
  /** Instead of the plain key: a link. */
  readonly keyContent?: ReactNode
  /** As it is shown; a text that came from a server is made safe here. */
  readonly value: string
  /** The value in full: the tooltip, and what is copied. */
  readonly exact?: string | undefined
  readonly note?: ReactNode
  /** Instead of the plain value: a link, a swatch. */
  readonly content?: ReactNode
  readonly actions?: ReactNode
}

const SHOWN_AT_FIRST = 200
const COPIED_MS = 1500

/** Keys and values to read, compare and copy. Long lists begin with their first 200. */
export function KeyValueTable({
  label,
  rows,
  isNumeric = false,
  hasShortKeys = false,
  empty,
}: {
  label: string
  rows: readonly KeyValueRow[]
  isNumeric?: boolean | undefined
  /** The keys are a word or two of ours, so the values get the room. */
  hasShortKeys?: boolean | undefined
  /** Shown when there are no rows. */
  empty?: ReactNode
}) {
  const [isAll, setAll] = useState(false)
  const [copied, setCopied] = useState<string>()
  if (rows.length === 0) return empty
  const hasNotes = rows.some(({ note }) => note !== undefined)
  const shown = isAll ? rows : rows.slice(0, SHOWN_AT_FIRST)
  const handleClick = async ({ target }: MouseEvent) => {
    const key = target instanceof Element ? target.closest("[data-copy]")?.getAttribute("data-copy") : undefined
    const row = rows.find((other) => other.key === key)
    if (row === undefined || !(await copyText(row.exact ?? row.value))) return
    setCopied(row.key)
    setTimeout(() => setCopied(undefined), COPIED_MS)
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- listens for the buttons inside */}
      <table
        className={styles["table"]}
        data-short-keys={hasShortKeys || undefined}
        aria-label={label}
        onClick={(event) => void handleClick(event)}
      >
        <tbody>
          {shown.map((row) => (
            <Row key={row.key} {...{ row, isNumeric, hasNotes }} isCopied={row.key === copied} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && <Button onClick={() => setAll(true)}>Show all {rows.length}</Button>}
    </>
  )
}

function Row({
  row,
  isNumeric,
  hasNotes,
  isCopied,
}: {
  row: KeyValueRow
  isNumeric: boolean
  hasNotes: boolean
  isCopied: boolean
}) {
  const Icon = isCopied ? Check : Copy
  return (
    <tr>
      <th scope="row" title={visibleText(row.key)}>
        {row.keyContent ?? <UntrustedText text={row.key} />}
      </th>
      <td data-numeric={isNumeric || undefined} title={row.exact === undefined ? undefined : visibleText(row.exact)}>
        {row.content ?? <Value text={row.value} />}
      </td>
      {hasNotes && <td className={styles["note"]}>{row.note}</td>}
      <td className={styles["actions"]}>
        {row.actions}
        <button type="button" data-copy={row.key} title="Copy the value" className={styles["copy"]}>
          <Icon size={13} aria-label={isCopied ? "Copied" : `Copy ${visibleText(row.key)}`} />
        </button>
      </td>
    </tr>
  )
}

const LONGEST = 300

/** A long one begins short: one param may hold pages of text. */
function Value({ text }: { text: string }) {
  const [isAll, setAll] = useState(false)
  if (text === "") return <i className={styles["empty"]}>empty</i>
  if (text.length <= LONGEST) return <UntrustedText text={text} />
  return (
    <>
      <UntrustedText text={text} max={isAll ? Infinity : LONGEST} />{" "}
      <button type="button" className={styles["more"]} onClick={() => setAll(!isAll)}>
        {isAll ? "Show less" : `Show all ${text.length} characters`}
      </button>
    </>
  )
}
