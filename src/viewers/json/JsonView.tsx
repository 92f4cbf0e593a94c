import { useMemo, useState } from "react"

import { CopyButton } from "~/components/CopyButton"
import { UntrustedText } from "~/components/UntrustedText"
import { VirtualTree } from "~/components/table/VirtualTree"
import { Button } from "~/components/ui/Button"
import { jsonRows, moreOf, type JsonRow, type JsonView as Opened } from "~/domain/artifacts/jsonRows"
import { parseJson, type JsonNode } from "~/domain/artifacts/parseJson"
import { formatCount } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_JSON_BYTES } from "./jsonViewer"
import styles from "./JsonView.module.css"

const ROW_PX = 22

/** JSON as a tree that opens and closes, exact to the digit. */
export function JsonView({ file }: ViewProps) {
  const state = useFileBytes(file, MAX_JSON_BYTES)
  return (
    <ReadState state={state} end={MAX_JSON_BYTES}>
      {({ bytes, isWhole }) =>
        isWhole ? (
          <Document bytes={bytes} />
        ) : (
          <p className={css["note"]}>This file is too large for a tree. View it as text.</p>
        )
      }
    </ReadState>
  )
}

function Document({ bytes }: { bytes: Uint8Array }) {
  const text = useMemo(() => new TextDecoder().decode(bytes), [bytes])
  const reading = useMemo(() => parseJson(text), [text])
  if (!reading.ok) {
    return (
      <p className={css["note"]} role="alert">
        This is not JSON: line {formatCount(reading.line)}: {reading.message}. View it as text.
      </p>
    )
  }
  return (
    <section className={css["view"]} aria-label="JSON of the file">
      <div className={css["bar"]}>
        {summary(reading.node)}
        <span className={css["end"]}>
          <CopyButton text={text} label="Copy the document" isSmall={false} />
        </span>
      </div>
      <Tree root={reading.node} />
    </section>
  )
}

function Tree({ root }: { root: JsonNode }) {
  const [view, setView] = useState<Opened>({ toggled: new Map(), shown: new Map() })
  const rows = useMemo(() => jsonRows(root, view), [root, view])
  const toggle = ({ key }: JsonRow, isOpen: boolean) =>
    setView((old) => ({ ...old, toggled: new Map(old.toggled).set(key, isOpen) }))
  const activate = (row: JsonRow) => {
    const parent = row.key.replace(/\.more$/, "")
    if (row.node.kind === "more") {
      setView((old) => ({ ...old, shown: new Map(old.shown).set(parent, moreOf(old, parent)) }))
    } else if (row.isOpen !== undefined) toggle(row, !row.isOpen)
  }
  return (
    <VirtualTree
      label="JSON"
      rows={rows}
      rowHeightPx={ROW_PX}
      textOf={(row) => row.name ?? ""}
      renderRow={(row) => <Line row={row} />}
      onToggle={toggle}
      onActivate={activate}
    />
  )
}

function Line({ row: { name, node, isOpen } }: { row: JsonRow }) {
  if (node.kind === "more") return <Button kind="quiet">{formatCount(node.count)} more</Button>
  return (
    <code className={styles["line"]}>
      {name !== undefined && (
        <span className={styles["name"]}>
          <UntrustedText text={name} />
          {": "}
        </span>
      )}
      <Value node={node} isOpen={isOpen === true} />
    </code>
  )
}

function Value({ node, isOpen }: { node: JsonNode; isOpen: boolean }) {
  switch (node.kind) {
    case "string":
      return (
        <span className={styles["string"]}>
          “<UntrustedText text={node.value} />”
        </span>
      )
    case "number":
    case "word":
      return <span className={styles[node.kind]}>{node.text}</span>
    case "array":
    case "object":
      return <span className={styles["count"]}>{isOpen ? bracket(node) : summary(node)}</span>
  }
}

const bracket = (node: JsonNode): string => (node.kind === "array" ? "[" : "{")

function summary(node: JsonNode): string {
  if (node.kind === "array") return `list of ${formatCount(node.elements.length)}`
  if (node.kind !== "object") return "one value"
  return node.entries.length === 1 ? "1 key" : `${formatCount(node.entries.length)} keys`
}
