/** One column of the run table. Keys are data: only `columnId` text goes into the URL, and it is read back at the first dot. */
export type ColumnRef = { readonly kind: "attribute" | "metric" | "param" | "tag"; readonly key: string }

export type RunSort = { readonly column: ColumnRef; readonly isDescending: boolean }

const WORDS = { attribute: "attributes", metric: "metrics", param: "params", tag: "tags" } as const
const KINDS = new Map<string, ColumnRef["kind"]>([
  ["attributes", "attribute"],
  ["metrics", "metric"],
  ["params", "param"],
  ["tags", "tag"],
])

export const columnId = ({ kind, key }: ColumnRef): string => `${WORDS[kind]}.${key}`

export function parseColumnId(text: string): ColumnRef | undefined {
  const dot = text.indexOf(".")
  const kind = KINDS.get(text.slice(0, Math.max(dot, 0)))
  return kind === undefined || dot === text.length - 1 ? undefined : { kind, key: text.slice(dot + 1) }
}

export const formatSort = ({ column, isDescending }: RunSort): string => (isDescending ? "-" : "") + columnId(column)

export function parseSort(text: string): RunSort | undefined {
  const isDescending = text.startsWith("-")
  const column = parseColumnId(isDescending ? text.slice(1) : text)
  return column && { column, isDescending }
}
