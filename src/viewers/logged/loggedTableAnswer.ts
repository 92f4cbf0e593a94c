import { readJsonTable, type JsonTableReading } from "~/domain/artifacts/jsonTable"

/** More than these cannot be sorted and searched without holding up the page. */
export const MOST_ROWS = 100_000

export const loggedTableAnswer = (bytes: Uint8Array): Promise<JsonTableReading> =>
  Promise.resolve(readJsonTable(new TextDecoder().decode(bytes), MOST_ROWS))
