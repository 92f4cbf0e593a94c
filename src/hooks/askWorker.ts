import { openWorker } from "./openWorker"

export type Asked<Question, Answer> = {
  /** One at a time. Rejects with TookTooLong, and then every time. */
  readonly ask: (question: Question) => Promise<Answer>
  readonly close: () => void
}

/** What a file asks of a reader may have no end. */
export class TookTooLong extends Error {}

/** What a worker answers with `answerFrom`. A failure is a text: errors lose what they are on the way. */
export type WorkerAnswer<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** Hands questions to a worker of its own; where there are none (tests), `answerHere` does the work on the page. */
export function askWorker<Question, Answer>(
  url: string,
  answerHere: () => (question: Question) => Promise<Answer>,
  timeoutMs: number,
): Asked<Question, Answer> {
  const worker = openWorker(url)
  if (worker === undefined) return { ask: answerHere(), close: () => undefined }
  let hasEnded = false
  const close = () => {
    hasEnded = true
    worker.terminate()
  }
  const ask = (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      const over = new AbortController()
      const end = (settle: () => void) => {
        over.abort()
        clearTimeout(timer)
        settle()
      }
      const giveUp = (reason: Error) => end(() => (close(), reject(reason)))
      const timer = setTimeout(() => giveUp(new TookTooLong()), hasEnded ? 0 : timeoutMs)
      const handleMessage = ({ data }: MessageEvent<WorkerAnswer<Answer>>) =>
        end(() => ("answer" in data ? resolve(data.answer) : reject(new Error(data.failure))))
      worker.addEventListener("message", handleMessage, { signal: over.signal })
      worker.addEventListener("error", () => giveUp(new Error("The reader of this file stopped")), over)
      if (!hasEnded) worker.postMessage(question)
    })
  return { ask, close }
}

/** The worker's side. */
export function answerFrom<Question, Answer>(answerOf: (question: Question) => Promise<Answer>): void {
  self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
    const send = (message: WorkerAnswer<Answer>) => self.postMessage(message)
    answerOf(data).then(
      (answer) => send({ answer }),
      (error: unknown) => send({ failure: error instanceof Error ? error.message : String(error) }),
    )
  })
}
