import { FileFault } from "~/domain/artifacts/fault"
import { askWorker } from "~/hooks/askWorker"

/** What is wrong with the file: an error would lose what it is on its way out of the worker. */
export type FaultAnswer = { readonly kind: "fault"; readonly fault: string }

const TIMEOUT_MS = 20_000

/** The worker's side. */
export async function orFault<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer | FaultAnswer> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof FileFault) return { kind: "fault", fault: error.message }
    throw error
  }
}

/** The page's side: `asked` waits for an answer of one of the kinds. Rejects with FileFault. */
export function askTable<Question, Answer extends { readonly kind: string }>(
  url: string,
  answersHere: () => (question: Question) => Promise<Answer | FaultAnswer>,
) {
  const { ask, close } = askWorker(url, answersHere, TIMEOUT_MS)
  const isOneOf = <K extends Answer["kind"]>(
    answer: Answer | FaultAnswer,
    kinds: readonly K[],
  ): answer is Extract<Answer, { kind: K }> => kinds.some((kind) => kind === answer.kind)

  const asked = async <K extends Answer["kind"]>(question: Question, ...kinds: readonly K[]) => {
    const answer = await ask(question)
    if (isOneOf(answer, kinds)) return answer
    throw new FileFault(isFault(answer) ? answer.fault : "The reader of this file answered something else")
  }
  return { asked, close }
}

const isFault = (answer: { readonly kind: string }): answer is FaultAnswer => answer.kind === "fault"
