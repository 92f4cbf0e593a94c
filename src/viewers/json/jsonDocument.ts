import type { ArtifactFile } from "~/domain/artifacts/file"
import type { JsonHits, JsonItem, JsonStep } from "~/domain/artifacts/jsonTree"
import { askWorker, type Asked } from "~/hooks/askWorker"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./json.worker.ts?worker&url"
import type { JsonAnswer, JsonFault, JsonForm, JsonQuestion } from "./jsonAnswers"

const PIECE_BYTES = 4_000_000
const TIMEOUT_MS = 30_000
const MOST_HITS = 1000

export type JsonDocument = {
  /** Reads the file and looks through it; `tell` hears how many bytes are here. */
  readonly open: (tell: (readBytes: number) => void, signal: AbortSignal) => Promise<Opened>
  readonly children: (node: number, from: number, count: number) => Promise<readonly JsonItem[]>
  readonly find: (text: string) => Promise<JsonHits>
  readonly follow: (pointer: string) => Promise<readonly JsonStep[] | undefined>
  readonly copyOf: (node: number) => Promise<string>
  readonly close: () => void
}

export type Opened =
  | { readonly state: "ready"; readonly root: JsonItem }
  | { readonly state: "faulty"; readonly fault: JsonFault }
  | { readonly state: "tooLarge" }

/** A document that lives in a worker; it is asked one thing at a time. */
export function jsonDocument(file: ArtifactFile, form: JsonForm, mostBytes: number): JsonDocument {
  const asked = askWorker<JsonQuestion, JsonAnswer>(workerUrl, answersHere, TIMEOUT_MS)
  const ask = inTurn(asked)
  return {
    close: asked.close,
    open: async (tell, signal) => {
      for (let at = 0; ;) {
        const end = at + PIECE_BYTES
        // oxlint-disable-next-line no-await-in-loop -- one piece after the other
        const bytes = await file.bytes({ start: at, end }, signal)
        at += bytes.length
        if (at > mostBytes) return { state: "tooLarge" }
        tell(at)
        // oxlint-disable-next-line no-await-in-loop -- see above
        await ask({ ask: "push", bytes }, "push")
        if (at < end || at === file.sizeBytes) break
      }
      const { root, fault } = await ask({ ask: "open", form }, "open")
      if (root !== undefined) return { state: "ready", root }
      if (fault !== undefined) return { state: "faulty", fault }
      throw new Error("The document could not be read")
    },
    children: async (node, from, count) => (await ask({ ask: "children", node, from, count }, "children")).items,
    find: async (text) => (await ask({ ask: "find", text, most: MOST_HITS }, "find")).hits,
    follow: async (pointer) => (await ask({ ask: "follow", pointer }, "follow")).steps,
    copyOf: async (node) => (await ask({ ask: "write", node }, "write")).text,
  }
}

type Answered<K> = Extract<JsonAnswer, { ask: K }>
const isAnswer = <K extends JsonAnswer["ask"]>(answer: JsonAnswer, kind: K): answer is Answered<K> =>
  answer.ask === kind

function inTurn(asked: Asked<JsonQuestion, JsonAnswer>) {
  let last: Promise<unknown> = Promise.resolve()
  return async <K extends JsonAnswer["ask"]>(question: JsonQuestion, kind: K): Promise<Answered<K>> => {
    const mine = last.then(() => asked.ask(question))
    last = mine.catch(() => undefined)
    const answer = await mine
    if (!isAnswer(answer, kind)) throw new Error("The reader of this file answered something else")
    return answer
  }
}

/** Where there are no workers. */
const answersHere = () => {
  const loading = import("./jsonAnswers").then(({ jsonAnswers }) => jsonAnswers())
  return async (question: JsonQuestion) => (await loading)(question)
}
