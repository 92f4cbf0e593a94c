import type { ReactNode } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { visibleText } from "~/domain/text/visibleText"

import { Fault } from "./Fault"
import type { useFileAnswer } from "./useFileAnswer"

/** What was made of a file, or why nothing was. */
export function AnswerState<Answer>({
  reading: { now, retry },
  children,
}: {
  reading: ReturnType<typeof useFileAnswer<Answer>>
  children: (answer: Answer) => ReactNode
}) {
  if (now.state === "reading") return <RowsSkeleton rows={12} label="Reading the file" />
  if (now.state === "failed") return <ErrorNotice error={now.error} what="The file" onRetry={retry} recovers={false} />
  if (now.answer.ok) return children(now.answer.value)
  return <Fault>{visibleText(now.answer.message)}. View it in another way, or download it.</Fault>
}
