const MS_PER_DAY = 86_400_000
const DIGITS: Readonly<Record<string, number>> = { ms: 0, us: 3, ns: 6, ps: 9, fs: 12, as: 15 }
const COARSE: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

/** A count of units since 1970, with all digits that it has: a `Date` ends at milliseconds. It has no zone. */
export function instantText(value: bigint, unit: string): string {
  if (unit === "D") return dayText(Number(value))
  const coarse = Object.hasOwn(COARSE, unit) ? COARSE[unit] : undefined
  if (coarse !== undefined) return fineText(value * BigInt(coarse), 0) ?? String(value)
  const digits = Object.hasOwn(DIGITS, unit) ? DIGITS[unit] : undefined
  return (digits === undefined ? undefined : fineText(value, digits)) ?? String(value)
}

export function dayText(days: number): string {
  const date = new Date(days * MS_PER_DAY)
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10)
}

/** Undefined where no calendar has the day. */
function fineText(value: bigint, digits: number): string | undefined {
  const perMs = 10n ** BigInt(digits)
  const rest = ((value % perMs) + perMs) % perMs
  const date = new Date(Number((value - rest) / perMs))
  if (Number.isNaN(date.getTime())) return undefined
  const fine = digits === 0 || rest === 0n ? "" : String(rest).padStart(digits, "0").replace(/0+$/, "")
  return date.toISOString().replace("Z", fine)
}
