import { list } from "~/domain/url/search"

/** A link can name any number, and each is a table to read. */
export const MOST_RUNS = 100

const PREFIX = "runs:"
const ids = list()

/** `runs:a,b` = the tables of the runs a and b are shown below this one. */
export const writtenRuns = (runIds: readonly string[]): string =>
  runIds.length === 0 ? "" : `${PREFIX}${ids.write(runIds)}`

export const runsAt = (at: string): readonly string[] =>
  at.startsWith(PREFIX) ? [...new Set(ids.read(at.slice(PREFIX.length)))].slice(0, MOST_RUNS) : []
