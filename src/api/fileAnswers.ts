import type { OpenBody } from "./readBody"

/** A server that ignores ranges sends the whole file: its answer stays open, and what is asked next goes on reading it. */
export type OpenAnswer = {
  readonly body: OpenBody
  /** Of the whole file, where it was told. */
  readonly totalBytes: number | undefined
}

/** What the answers about one file have told, and the one that is still open. */
export type FileAnswers = {
  /** The size of the whole file, by the latest answer that told it. */
  readonly toldBytes: () => number | undefined
  readonly tell: (totalBytes: number | undefined) => void
  /** The open answer, if it has not passed `start`. Whoever takes it keeps it again, or cancels it. */
  readonly take: (start: number) => OpenAnswer | undefined
  readonly keep: (answer: OpenAnswer) => void
}

/** Somebody who reads on does so at once, or has seen enough. */
const KEPT_MS = 10_000
/** Each takes one of the six connections that a browser gives a server; four are for what is asked (see `createLimiter`). */
const MOST_KEPT = 2

type Kept = { readonly answer: OpenAnswer; readonly drop: () => void }

/** One for each server: what is kept for one file makes room for that of another. */
export function fileAnswersPool(keptMs = KEPT_MS): () => FileAnswers {
  const all = new Set<Kept>()
  return () => {
    let told: number | undefined
    let mine: Kept | undefined
    return {
      toldBytes: () => told,
      tell: (totalBytes) => {
        told = totalBytes ?? told
      },
      take: (start) => {
        if (mine === undefined || mine.answer.body.at() > start) return undefined
        const { answer } = mine
        mine.drop()
        return answer
      },
      keep: (answer) => {
        mine?.drop()
        mine?.answer.body.cancel()
        const timer = setTimeout(() => {
          drop()
          answer.body.cancel()
        }, keptMs)
        const drop = () => {
          clearTimeout(timer)
          all.delete(kept)
          if (mine === kept) mine = undefined
        }
        const kept = { answer, drop }
        mine = kept
        all.add(kept)
        const [oldest] = all
        if (all.size <= MOST_KEPT || oldest === undefined) return
        oldest.drop()
        oldest.answer.body.cancel()
      },
    }
  }
}
