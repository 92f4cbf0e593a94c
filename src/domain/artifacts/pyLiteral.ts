/** What `repr` writes of plain values; a list and a tuple are the same here. */
export type PyLiteral = string | number | boolean | undefined | PyLiteral[] | Map<string, PyLiteral>

const DEEPEST = 20

/** The dict at the head of a NumPy file: read, never run. Undefined where it is something else. */
export function readPyLiteral(text: string): PyLiteral {
  const tokens = text.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+L?|True|False|None|[{}()[\]:,]|\S/g) ?? []
  let at = 0
  const value = (depth: number): PyLiteral => {
    // Nothing is read on from there: every loop ends with the tokens.
    if (depth > DEEPEST) at = tokens.length
    const token = tokens[at++]
    if (token === undefined) return undefined
    if (token === "{") return dict(depth)
    if (token === "(" || token === "[") return list(depth, token === "(" ? ")" : "]")
    return scalar(token)
  }
  const list = (depth: number, end: string): PyLiteral[] => {
    const values: PyLiteral[] = []
    while (at < tokens.length && tokens[at] !== end) {
      values.push(value(depth + 1))
      if (tokens[at] === ",") at++
    }
    at++
    return values
  }
  const dict = (depth: number): Map<string, PyLiteral> => {
    const entries = new Map<string, PyLiteral>()
    while (at < tokens.length && tokens[at] !== "}") {
      const key = value(depth + 1)
      if (tokens[at] === ":") at++
      const held = value(depth + 1)
      if (typeof key === "string") entries.set(key, held)
      if (tokens[at] === ",") at++
    }
    at++
    return entries
  }
  return value(0)
}

function scalar(token: string): PyLiteral {
  if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, "$1")
  if (token === "True" || token === "False") return token === "True"
  // Python 2 wrote long numbers with an L.
  return /^-?\d+L?$/.test(token) ? Number.parseInt(token, 10) : undefined
}
