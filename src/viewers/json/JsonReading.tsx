import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Progress } from "~/components/ui/Progress"
import { formatBytes, formatCount } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import type { JsonFault, JsonForm } from "./jsonAnswers"
import { JsonTree } from "./JsonTree"
import styles from "./JsonView.module.css"
import { useJsonDocument } from "./useJsonDocument"

const NAMES: Readonly<Record<JsonForm, string>> = { json: "JSON", yaml: "YAML" }
/** Below this a document is there before a bar would be seen. */
const WORTH_A_BAR_BYTES = 4_000_000

/** A document while it is read, what is wrong with it, or its tree. */
export function JsonReading({ file, form, mostBytes, ...place }: ViewProps & { form: JsonForm; mostBytes: number }) {
  const { state: now, retry } = useJsonDocument(file, form, mostBytes)
  if (now.state === "reading") return <Reading readBytes={now.readBytes} sizeBytes={file.sizeBytes} />
  if (now.state === "failed") return <ErrorNotice error={now.error} what="The file" onRetry={retry} recovers={false} />
  if (now.state === "tookTooLong") return <Note text="Reading this document took too long. View it as text." />
  const { opened, document } = now
  if (opened.state === "tooLarge")
    return <Note text={`A tree is made of up to ${formatBytes(mostBytes)}; this file is larger. View it as text.`} />
  if (opened.state === "faulty") return <Faulty {...opened.fault} name={NAMES[form]} />
  return <JsonTree {...place} document={document} root={opened.root} name={NAMES[form]} />
}

function Reading({ readBytes, sizeBytes = 0 }: { readBytes: number; sizeBytes: number | undefined }) {
  return (
    <>
      {sizeBytes > WORTH_A_BAR_BYTES && (
        <p className={css["note"]} role="status">
          {readBytes < sizeBytes
            ? `Reading: ${formatBytes(readBytes)} of ${formatBytes(sizeBytes)}`
            : `Looking through ${formatBytes(sizeBytes)}`}
          <Progress label="Reading the file" value={readBytes / sizeBytes} />
        </p>
      )}
      <RowsSkeleton rows={12} label="Reading the file" />
    </>
  )
}

const Note = ({ text }: { text: string }) => (
  <p className={css["note"]} role="alert">
    {text}
  </p>
)

/** Where it goes wrong, with the text around the place and a mark below it. */
function Faulty({ message, place: { line, column, excerpt, mark }, name }: JsonFault & { name: string }) {
  const before = visibleText(excerpt.slice(0, mark))
  return (
    <div className={css["fault"]} role="alert">
      This is not {name}: line {formatCount(line)}, column {formatCount(column)}: {visibleText(message)}. View it as
      text.
      {excerpt !== "" && (
        <pre className={styles["excerpt"]}>
          {before}
          <mark>{visibleText(excerpt.slice(mark, mark + 1)) || "⏎"}</mark>
          {visibleText(excerpt.slice(mark + 1))}
        </pre>
      )}
    </div>
  )
}
