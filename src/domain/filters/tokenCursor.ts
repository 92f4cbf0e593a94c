import type { Place } from "./filterError"
import { filterTokens, type FilterToken } from "./filterTokens"

/** Walks over the words of a filter; every parser step takes what it needs from the front. */
export class TokenCursor {
  readonly #tokens: readonly FilterToken[]
  readonly #length: number
  #at = 0

  constructor(text: string) {
    this.#tokens = filterTokens(text)
    this.#length = text.length
  }

  peek(ahead = 0): FilterToken | undefined {
    return this.#tokens[this.#at + ahead]
  }

  take(): FilterToken | undefined {
    const token = this.#tokens[this.#at]
    if (token) this.#at++
    return token
  }

  /** The token that was taken last; before the first, the start of the text. */
  last(): Place & { readonly text: string } {
    return this.#tokens[this.#at - 1] ?? { start: 0, end: 0, text: "" }
  }

  lastEnd(): number {
    return this.last().end
  }

  /** Takes the next token if it is this word, in any case. */
  takeWord(word: string): FilterToken | undefined {
    return isWord(this.peek(), word) ? this.take() : undefined
  }

  /** The next token if nothing separates it from the one before. */
  peekTouching(end: number): FilterToken | undefined {
    const token = this.peek()
    return token?.start === end ? token : undefined
  }

  endOfText(): Place {
    return { start: this.#length, end: this.#length }
  }

  /** Where the next token is, or the end of the text. */
  here(): Place {
    return this.peek() ?? this.endOfText()
  }
}

export const isWord = (token: FilterToken | undefined, word: string): boolean =>
  token?.kind === "word" && token.text.toUpperCase() === word
