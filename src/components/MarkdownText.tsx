import ReactMarkdown from "react-markdown"

import { headingsFrom } from "./headingsFrom"
import type { MarkdownProps } from "./Markdown"
import styles from "./MarkdownText.module.css"
import { SafeLink } from "./SafeLink"

/** Markdown becomes React elements; raw HTML is dropped and pictures stay words, for they would call other hosts. */
export function MarkdownText({ text, headingLevel }: MarkdownProps) {
  return (
    <div className={styles["markdown"]}>
      <ReactMarkdown
        skipHtml
        rehypePlugins={[[headingsFrom, headingLevel]]}
        components={{
          a: ({ href, children }) => <SafeLink href={href ?? ""}>{children}</SafeLink>,
          img: ({ alt, src }) => <span>{`[picture: ${alt ?? ""} ${typeof src === "string" ? src : ""}]`}</span>,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}
