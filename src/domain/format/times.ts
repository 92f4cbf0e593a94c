import { zoneOffsetMs } from "./zoneOffset"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365.25 * DAY

/** Two units at most. A negative one comes from two computers whose clocks differ, and says so. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return "unknown"
  if (ms < 0) return "clock skew"
  if (ms < SECOND) return `${Math.round(ms)} ms`
  if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)} s`
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`
  if (ms < HOUR) return twoUnits([Math.floor(ms / MINUTE), "min"], [Math.floor((ms % MINUTE) / SECOND), "s"])
  if (ms < DAY) return twoUnits([Math.floor(ms / HOUR), "h"], [Math.floor((ms % HOUR) / MINUTE), "min"])
  return twoUnits([Math.floor(ms / DAY), "d"], [Math.floor((ms % DAY) / HOUR), "h"])
}

type Amount = readonly [amount: number, unit: string]
const twoUnits = ([large, unit]: Amount, [small, smallUnit]: Amount): string =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`

/** How long ago, in one unit: "4 min", "2 d". The near future is taken for a clock that differs. */
export function formatAge(ms: number, nowMs: number): string {
  if (!isDate(ms)) return String(ms)
  const age = nowMs - ms
  if (age < -MINUTE) return "in the future"
  if (age < MINUTE) return "just now"
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`
  if (age < DAY) return `${Math.floor(age / HOUR)} h`
  if (age < 60 * DAY) return `${Math.floor(age / DAY)} d`
  return age < 2 * YEAR ? `${Math.floor(age / (YEAR / 12))} mo` : `${Math.floor(age / YEAR)} y`
}

/** Beyond this, no calendar: the raw number is shown. MLflow accepts any int64 as a timestamp. */
const LAST_DATE_MS = 8.64e15 - DAY
export const isDate = (ms: number): boolean => Math.abs(ms) <= LAST_DATE_MS

/** `2026-11-21 08:15:03` in the zone: "local" or an IANA name. Sorts as text and reads the same everywhere. */
export const formatTime = (ms: number, zone: string): string =>
  isDate(ms) ? dayAndClock(ms + zoneOffsetMs(ms, zone)) : String(ms)

/** The same with the offset of the zone at that time, for hover and export: `2026-11-21 08:15:03 UTC+01:00`. */
export function formatTimeWithZone(ms: number, zone: string): string {
  if (!isDate(ms)) return String(ms)
  const offsetMs = zoneOffsetMs(ms, zone)
  const ahead = offsetMs === 0 ? "" : `${offsetMs < 0 ? "-" : "+"}${clock(Math.abs(offsetMs)).slice(0, 5)}`
  return `${dayAndClock(ms + offsetMs)} UTC${ahead}`
}

/** What a clock of UTC would show. */
const dayAndClock = (ms: number): string => `${new Date(ms).toISOString().split("T", 1)[0] ?? ""} ${clock(ms)}`
const clock = (ms: number): string => new Date(ms).toISOString().split("T")[1]?.slice(0, 8) ?? ""
