import { lazy, Suspense } from "react"

const MarkdownText = lazy(() => import("./MarkdownText").then((module) => ({ default: module.MarkdownText })))

/** A note in markdown. The reader is its own chunk; until it is there the plain text shows. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<p>{text}</p>}>
      <MarkdownText text={text} />
    </Suspense>
  )
}
