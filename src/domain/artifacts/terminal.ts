/** How a part of a line looks: up to `end`, in the named ways, several with spaces between; "" = plain. */
export type LineStyle = { readonly end: number; readonly style: string }

// Colours, cursor moves and titles that terminals understand; what is no colour is noise in a file.
// oxlint-disable-next-line no-control-regex -- the escape character is what they begin with
const CODES = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g

export const withoutCodes = (line: string): string => (line.includes("\u001b") ? line.replace(CODES, "") : line)

/** What a terminal would show of a line in the end. */
export function lineOfTerminal(raw: string): { readonly text: string; readonly styles: readonly LineStyle[] } {
  const line = lastOverwritten(raw)
  if (!line.includes("\u001b")) return { text: line, styles: [] }
  const styles: LineStyle[] = []
  let [text, end, state] = ["", 0, PLAIN]
  const close = () => {
    if (text.length > (styles.at(-1)?.end ?? 0)) styles.push({ end: text.length, style: styleOf(state) })
  }
  for (const match of line.matchAll(CODES)) {
    text += line.slice(end, match.index)
    end = match.index + match[0].length
    if (match[2] !== "m") continue
    close()
    state = changed(state, match[1] ?? "")
  }
  text += line.slice(end)
  close()
  return { text, styles: styles.every(({ style }) => style === "") ? [] : styles }
}

/** A progress bar writes its line again and again, each time from the beginning. */
function lastOverwritten(line: string): string {
  if (!line.includes("\r")) return line
  return line.split("\r").findLast((part) => withoutCodes(part) !== "") ?? ""
}

type State = { readonly color: string; readonly looks: ReadonlySet<string> }
const PLAIN: State = { color: "", looks: new Set() }
const COLORS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
const LOOKS = new Map([
  [1, "bold"],
  [2, "dim"],
  [3, "italic"],
  [4, "underline"],
])
const ENDS = new Map([
  [22, ["bold", "dim"]],
  [23, ["italic"]],
  [24, ["underline"]],
])

const styleOf = ({ color, looks }: State): string => [color, ...looks].filter((name) => name !== "").join(" ")

function changed(old: State, written: string): State {
  const codes = written.split(/[;:]/).map(Number)
  let state = old
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    if (code === 38 || code === 48) {
      const isShort = codes[at + 1] === 5
      const color = isShort ? colorOfPalette(codes[at + 2] ?? 0) : colorOfLight(codes.slice(at + 2, at + 5))
      if (code === 38) state = { ...state, color }
      at += isShort ? 2 : 4
    } else state = withCode(state, code)
  }
  return state
}

function withCode(state: State, code: number): State {
  if (code === 0) return PLAIN
  const look = LOOKS.get(code)
  if (look !== undefined) return { ...state, looks: new Set([...state.looks, look]) }
  const ended = ENDS.get(code)
  if (ended !== undefined) return { ...state, looks: new Set([...state.looks].filter((name) => !ended.includes(name))) }
  if (code === 39) return { ...state, color: "" }
  const color = code >= 90 ? COLORS[code - 90] : COLORS[code - 30]
  return color === undefined ? state : { ...state, color }
}

/** The 256 colours: sixteen by name, a cube of 6 x 6 x 6, and greys. */
function colorOfPalette(code: number): string {
  if (code < 16) return COLORS[code % 8] ?? ""
  if (code >= 232) return code < 244 ? "black" : "white"
  const cube = code - 16
  return colorOfLight([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => level * 51))
}

/** The nearest of those that can be read on either theme. */
function colorOfLight(levels: readonly number[]): string {
  const [red = 0, green = 0, blue = 0] = levels.map((level) => (level > 127 ? 1 : 0))
  return COLORS[red + green * 2 + blue * 4] ?? ""
}
