import type { DelimitedReader } from "./delimited"
import { cellOf } from "./jsonTable"
import { parseJson, type JsonNode } from "./parseJson"
import { MAX_COLUMNS, type Cell } from "./table"

const LONGEST_LINE = 2_000_000
const SINGLE = "value"

/** One JSON document a line: objects share their keys as columns, lists go by place, anything else is one value. */
export function jsonLinesReader(): DelimitedReader {
  const decoder = new TextDecoder()
  const columns = new Map<string, number>()
  let rest = ""
  let read = 0

  const placeOf = (name: string): number => {
    const known = columns.get(name)
    if (known !== undefined) return known
    columns.set(name, columns.size)
    return columns.size - 1
  }
  const rowOf = (node: JsonNode): readonly Cell[] => {
    const row: Cell[] = []
    for (const [name, value] of fieldsOf(node)) {
      const place = placeOf(name)
      if (place < MAX_COLUMNS) row[place] = cellOf(value)
    }
    return Array.from(row)
  }
  return {
    push: (bytes, isLast) => {
      const lines = (rest + decoder.decode(bytes, { stream: !isLast })).split("\n")
      rest = isLast ? "" : (lines.pop() ?? "")
      const rows: (readonly Cell[])[] = []
      let fault: string | undefined
      for (const line of lines) {
        read++
        if (line.trim() === "") continue
        const reading = parseJson(line)
        if (!reading.ok) fault = `Line ${read} is not JSON: ${reading.message}`
        if (!reading.ok) break
        rows.push(rowOf(reading.node))
      }
      if (rest.length > LONGEST_LINE) fault ??= "A line does not end within 2 MB"
      return { names: [...columns.keys()], rows, fault }
    },
  }
}

function fieldsOf(node: JsonNode): readonly (readonly [string, JsonNode])[] {
  if (node.kind === "object") return node.entries.map(({ key, value }) => [key, value])
  return node.kind === "array" ? node.elements.map((value, index) => [String(index), value]) : [[SINGLE, node]]
}
