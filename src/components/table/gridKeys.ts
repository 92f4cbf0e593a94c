/** Where the active row goes for a key; undefined = the key does not move it. */
export function movedRow(
  key: string,
  from: number,
  { rowCount, rowsPerPage }: { rowCount: number; rowsPerPage: number },
): number | undefined {
  const to = TARGETS.get(key)?.(from, rowsPerPage, rowCount)
  if (to === undefined || rowCount === 0) return undefined
  return Math.min(rowCount - 1, Math.max(0, to))
}

const TARGETS = new Map<string, (from: number, page: number, count: number) => number>([
  ["ArrowDown", (from) => from + 1],
  ["j", (from) => from + 1],
  ["ArrowUp", (from) => from - 1],
  ["k", (from) => from - 1],
  ["PageDown", (from, page) => from + page],
  ["PageUp", (from, page) => from - page],
  ["Home", () => 0],
  ["End", (_from, _page, count) => count - 1],
])
