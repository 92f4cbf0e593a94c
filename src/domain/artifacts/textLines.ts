import { isUtf16 } from "./magic"
import { lineOfTerminal, withoutCodes, type LineStyle } from "./terminal"

/** A line that is longer than this is cut on screen: a minified file is one line of megabytes. */
export const LONGEST_LINE = 4000

/** "terminal": colours are kept as styles, and of what a progress bar overwrites only the last is left. */
export type LineForm = "text" | "terminal"

export type Lines = {
  readonly lines: readonly string[]
  /** Of the lines that have any, by their index. */
  readonly styles: ReadonlyMap<number, readonly LineStyle[]>
}

export type LineReader = {
  /** The next bytes of the file; a line that is cut waits for its rest. */
  readonly push: (bytes: Uint8Array) => void
  /** `isAtEnd` = a last line without a line end is one too. */
  readonly read: (isAtEnd: boolean) => Lines
  readonly count: () => number
  /** Forgets the first lines; what follows is counted from those that are left. */
  readonly drop: (lines: number) => void
}

/** Cuts a text into lines, piece by piece, so that none of 100 MB is ever looked at twice. */
export function lineReader(form: LineForm): LineReader {
  const breaks = form === "terminal" ? /\n/ : /\r\n|\n|\r/
  let decoder: TextDecoder | undefined
  let waiting: string[] = []
  const lines: string[] = []
  let styles = new Map<number, readonly LineStyle[]>()
  const lineOf = (raw: string) => (form === "terminal" ? lineOfTerminal(raw) : { text: withoutCodes(raw), styles: [] })
  const add = (raw: string) => {
    const line = lineOf(raw)
    if (line.styles.length > 0) styles.set(lines.length, line.styles)
    lines.push(line.text)
  }
  const rest = () => {
    waiting = [waiting.join("")]
    return waiting[0] ?? ""
  }
  return {
    push: (bytes) => {
      decoder ??= new TextDecoder(encodingOf(bytes))
      const text = decoder.decode(bytes, { stream: true })
      // Half of a line break may be the last of what came before.
      const isBroken = /[\r\n]/.test(text) || waiting.at(-1)?.endsWith("\r") === true
      waiting.push(text)
      if (!isBroken) return
      const all = rest()
      const held = all.endsWith("\r") ? "\r" : ""
      const found = all.slice(0, all.length - held.length).split(breaks)
      waiting = [`${found.pop() ?? ""}${held}`]
      found.forEach(add)
    },
    read: (isAtEnd) => {
      const last = isAtEnd ? rest() : ""
      if (last === "" || last === "\r") return { lines: lines.slice(), styles }
      const ended = lineOf(form === "text" && last.endsWith("\r") ? last.slice(0, -1) : last)
      const all = [...lines, ended.text]
      if (ended.styles.length === 0) return { lines: all, styles }
      return { lines: all, styles: new Map(styles).set(lines.length, ended.styles) }
    },
    count: () => lines.length,
    drop: (count) => {
      lines.splice(0, count)
      styles = new Map([...styles].flatMap(([index, style]) => (index < count ? [] : [[index - count, style]])))
      // A program may write for ever without a line end.
      if (waiting.length > 1 || (waiting[0]?.length ?? 0) > LONGEST_LINE) waiting = [rest().slice(-LONGEST_LINE)]
    },
  }
}

function encodingOf(head: Uint8Array): string {
  if (!isUtf16(head)) return "utf-8"
  return head[0] === 0xff ? "utf-16le" : "utf-16be"
}

/** Where in `lines` from `from` to `to` the text stands, whatever its case. */
export function findLines(
  lines: readonly string[],
  wanted: string,
  { from, to }: { from: number; to: number },
): readonly number[] {
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "i")
  const found: number[] = []
  for (let index = from; index < to; index++) if (pattern.test(lines[index] ?? "")) found.push(index)
  return found
}
