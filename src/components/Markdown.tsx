import { later } from "~/components/later"

export type MarkdownProps = {
  text: string
  /** That the first heading of the text gets: one below the heading under which the text stands. */
  headingLevel: number
}

const MarkdownText = later(() => import("./MarkdownText").then((module) => module.MarkdownText))

/** A note in markdown. The reader is its own chunk; until it is there the plain text shows. */
export function Markdown(props: MarkdownProps) {
  return <MarkdownText {...props} whileLoading={<p>{props.text}</p>} />
}
