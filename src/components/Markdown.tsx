import { lazy, Suspense } from "react"

export type MarkdownProps = {
  text: string
  /** That the first heading of the text gets: one below the heading under which the text stands. */
  headingLevel: number
}

const MarkdownText = lazy(() => import("./MarkdownText").then((module) => ({ default: module.MarkdownText })))

/** A note in markdown. The reader is its own chunk; until it is there the plain text shows. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p>{props.text}</p>}>
      <MarkdownText {...props} />
    </Suspense>
  )
}
