import { readJsonTable, type JsonTableReading } from "~/domain/artifacts/jsonTable"
import { MAX_ROWS } from "~/domain/artifacts/table"

export const loggedTableAnswer = (bytes: Uint8Array): Promise<JsonTableReading> =>
  Promise.resolve(readJsonTable(new TextDecoder().decode(bytes), MAX_ROWS))
