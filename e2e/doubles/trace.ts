import type { Answer, Question } from "./exchange"
import type { Json } from "./json"

/** One request that a double has answered. Tokens and signatures are never kept, only the scheme of a token. */
export type Traced = {
  readonly host: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Json
  readonly status: number
}

export type Trace = {
  readonly add: (host: string, question: Question, answer: Answer) => void
  readonly all: () => readonly Traced[]
  readonly clear: () => void
}

const KEPT = 10_000

export function createTrace(): Trace {
  let traced: Traced[] = []
  return {
    add: (host, question, { status }) => {
      if (traced.length >= KEPT) traced = traced.slice(KEPT / 2)
      const { method, path, body } = question
      const query = Object.fromEntries([...question.query].filter(([name]) => name !== "sig"))
      const shown = { host, method, path, query, headers: headersOf(question), status }
      traced.push(body === undefined ? shown : { ...shown, body })
    },
    all: () => traced,
    clear: () => {
      traced = []
    },
  }
}

function headersOf({ headers }: Question) {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(
    texts.map(([name, value]) => [name, name === "authorization" ? (value.split(" ")[0] ?? "") : value]),
  )
}
