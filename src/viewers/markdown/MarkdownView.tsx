import { Markdown } from "~/components/Markdown"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_MARKDOWN_BYTES } from "./markdownViewer"
import styles from "./MarkdownView.module.css"

export function MarkdownView({ file }: ViewProps) {
  const state = useFileBytes(file, MAX_MARKDOWN_BYTES)
  return (
    <ReadState state={state} end={MAX_MARKDOWN_BYTES}>
      {({ bytes }) => (
        <div className={styles["page"]}>
          <Markdown headingLevel={2} text={new TextDecoder().decode(bytes)} />
        </div>
      )}
    </ReadState>
  )
}
