/** `String` writes large numbers with a plus sign in the exponent, which MLflow's server cannot read. */
export const writtenNumber = (value: number): string => String(value).replace("e+", "e")

/** Without an exponent, digit for digit the same number. */
export function plainNumberText(value: number): string {
  const [mantissa = "", exponentText] = String(value).split("e")
  if (exponentText === undefined) return mantissa
  const exponent = Number(exponentText)
  const sign = mantissa.startsWith("-") ? "-" : ""
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".")
  const digits = whole + fraction
  const point = whole.length + exponent
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`
  return (
    sign + (point >= digits.length ? digits.padEnd(point, "0") : `${digits.slice(0, point)}.${digits.slice(point)}`)
  )
}
