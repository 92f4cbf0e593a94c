import ReactMarkdown from "react-markdown"

import { SafeLink } from "./SafeLink"

import styles from "./MarkdownText.module.css"

/** Markdown becomes React elements; raw HTML is dropped and pictures stay words, for they would call other hosts. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={styles["markdown"]}>
      <ReactMarkdown
        skipHtml
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
