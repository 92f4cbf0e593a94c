const DEFAULT_DIGITS = 5

/** A metric for a table cell: so many significant digits. NaN and the infinities are values and have words. */
export function formatMetric(value: number, digits = DEFAULT_DIGITS): string {
  if (!Number.isFinite(value)) return wordFor(value)
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return String(value)
  if (size < 1e-4 || size >= 1e15) return shortExponent(value.toExponential(digits - 1))
  // Digits left of the point are never rounded away: 123,456.7 with 4 digits is 123457, not 123,500.
  return size >= 10 ** (digits - 1) ? String(Math.round(value)) : value.toPrecision(digits)
}

/** Every digit that the server sent, for hover and copy. */
export const formatExact = (value: number): string => (Number.isFinite(value) ? String(value) : wordFor(value))

const wordFor = (value: number): string => (Number.isNaN(value) ? "NaN" : value > 0 ? "+inf" : "-inf")

const shortExponent = (text: string): string => text.replace(/\.?0*e/, "e").replace("e+", "e")

/** 1,204,000. Without Intl.NumberFormat: the first use of Intl takes ten milliseconds of a page's start. `n`: whole. */
export const formatCount = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ",")

const UNITS = ["bytes", "KB", "MB", "GB", "TB", "PB"] as const

/** In thousands, as file managers count: 1,500 bytes are 1.5 KB. */
export function formatBytes(n: number): string {
  if (!Number.isFinite(n) || n < 0) return "unknown size"
  if (n === 1) return "1 byte"
  let size = n
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit === 0 || size >= 99.5 ? 0 : 1
  return `${size.toFixed(digits).replace(/\.0$/, "")} ${UNITS[unit] ?? ""}`
}
