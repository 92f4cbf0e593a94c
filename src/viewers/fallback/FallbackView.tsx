import { EmptyState } from "~/components/feedback/EmptyState"
import { MAGIC_WORDS } from "~/domain/artifacts/magic"
import { formatBytes } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import styles from "./FallbackView.module.css"

const HEAD_BYTES = 512
const ROW_BYTES = 16

/** What no other view can show: what it is, how large, and how it begins. */
export function FallbackView({ file, magic }: ViewProps) {
  const state = useFileBytes(file, HEAD_BYTES)
  const size = file.sizeBytes === undefined ? "" : `, ${formatBytes(file.sizeBytes)}`
  return (
    <section className={css["view"]} aria-label="First bytes of the file">
      <EmptyState title={magic === "empty" ? "This file is empty" : "No view for this kind of file yet"}>
        {magic !== "empty" && (
          <p>
            By its first bytes it is {MAGIC_WORDS[magic]}
            {size}. Download it to open it with its own program.
          </p>
        )}
      </EmptyState>
      {magic !== "empty" && (
        <ReadState state={state} end={HEAD_BYTES}>
          {({ bytes }) => <pre className={styles["bytes"]}>{hexRows(bytes.subarray(0, HEAD_BYTES)).join("\n")}</pre>}
        </ReadState>
      )}
    </section>
  )
}

function hexRows(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: Math.ceil(bytes.length / ROW_BYTES) }, (_, row) => {
    const part = Array.from(bytes.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES))
    const hex = part.map((byte) => byte.toString(16).padStart(2, "0")).join(" ")
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("")
    return `${(row * ROW_BYTES).toString(16).padStart(6, "0")}  ${hex.padEnd(ROW_BYTES * 3)} ${text}`
  })
}
