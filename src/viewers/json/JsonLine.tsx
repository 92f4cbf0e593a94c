import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import type { JsonRow } from "~/domain/artifacts/jsonRows"
import type { JsonItem } from "~/domain/artifacts/jsonTree"
import { formatCount } from "~/domain/format"

import styles from "./JsonView.module.css"

/** One line of the tree: the key and the value, or how much is inside. */
export function JsonLine({ row, wanted }: { row: JsonRow; wanted: string }) {
  if (row.kind === "more") {
    if (row.isAsked) return <span className={styles["count"]}>Reading</span>
    return <Button kind="quiet">{formatCount(row.count)} more</Button>
  }
  const { item } = row
  const isHit = wanted !== "" && `${item.name ?? ""}\n${item.text}`.toLowerCase().includes(wanted.toLowerCase())
  return (
    <code className={styles["line"]} data-hit={isHit || undefined}>
      {item.name !== undefined && (
        <span className={styles["name"]}>
          <UntrustedText text={item.name} />
          {": "}
        </span>
      )}
      <Value item={item} isOpen={row.isOpen === true} />
    </code>
  )
}

function Value({ item, isOpen }: { item: JsonItem; isOpen: boolean }) {
  switch (item.kind) {
    case "string":
      return (
        <span className={styles["string"]}>
          “<UntrustedText text={item.text} />”
        </span>
      )
    case "number":
    case "word":
      return <span className={styles[item.kind]}>{item.text}</span>
    case "array":
    case "object":
      return <span className={styles["count"]}>{isOpen ? (item.kind === "array" ? "[" : "{") : summary(item)}</span>
  }
}

export function summary({ kind, count }: JsonItem): string {
  if (kind === "array") return `list of ${formatCount(count)}`
  if (kind !== "object") return "one value"
  return count === 1 ? "1 key" : `${formatCount(count)} keys`
}
