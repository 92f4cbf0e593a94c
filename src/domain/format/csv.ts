import { plainNumber } from "~/domain/text/naturalOrder"

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, so it gets a quote in front. Params come from
 * anyone who can log a run. Numbers stay numbers.
 */
const FORMULA_START = /^[=+\-@\t\r\0]/

export function escapeFormula(text: string): string {
  return FORMULA_START.test(text) && plainNumber(text) === undefined ? `'${text}` : text
}

/** RFC 4180: quotes only where needed, doubled inside. */
function csvCell(text: string): string {
  const safe = escapeFormula(text)
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => cells.map(csvCell).join(",")

/** With CRLF after each line, as the RFC says and every spreadsheet reads. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${csvLine(line)}\r\n`).join("")
