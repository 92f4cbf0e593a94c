import { Square, SquareCheck } from "lucide-react"
import ReactMarkdown, { type Components } from "react-markdown"
import remarkGfm from "remark-gfm"

import { headingsFrom } from "./headingsFrom"
import type { MarkdownProps } from "./Markdown"
import styles from "./MarkdownText.module.css"
import { SafeLink } from "./SafeLink"

/** Above it only the core of markdown is read: hostile tables and footnotes of this size already take seconds. */
const MAX_EXTENDED_CHARACTERS = 50_000

const PARTS: Components = {
  // Footnotes refer to places in the page, but the fragment of the address is the route.
  a: ({ href = "", children, ...rest }) =>
    "data-footnote-backref" in rest ? null : <SafeLink href={href}>{children}</SafeLink>,
  img: ({ alt, src }) => <span>{`[picture: ${alt ?? ""} ${typeof src === "string" ? src : ""}]`}</span>,
  table: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard only with focus
    <div className={styles["table"]} tabIndex={0} role="region" aria-label="Table, scrolls">
      <table>{children}</table>
    </div>
  ),
  input: ({ checked }) => {
    const Box = checked === true ? SquareCheck : Square
    return <Box size={14} role="img" aria-label={checked === true ? "done" : "to do"} />
  },
}

/** Markdown becomes React elements; raw HTML is dropped and pictures stay words, for they would call other hosts. */
export function MarkdownText({ text, headingLevel }: MarkdownProps) {
  return (
    <div className={styles["markdown"]}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={text.length <= MAX_EXTENDED_CHARACTERS ? [remarkGfm] : []}
        rehypePlugins={[[headingsFrom, headingLevel]]}
        components={PARTS}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}
