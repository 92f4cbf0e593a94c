import type { Db, RunRow } from "~mocks/db"
import { invalid, missing } from "./serverError"

export function runById(db: Db, id: string): RunRow {
  const row = db.runs.get(id)
  if (row === undefined) throw missing(`Run with id=${id} not found`)
  return row
}

export function activeRun(db: Db, id: string): RunRow {
  const row = runById(db, id)
  if (row.lifecycle !== "active") {
    throw invalid(`The run ${id} must be in the 'active' state. Current state is ${row.lifecycle}.`)
  }
  return row
}
