/** Both ends inclusive, low <= high, both finite. */
export type Extent = { readonly low: number; readonly high: number }

const EMPTY = { low: Infinity, high: -Infinity }

/** What can be placed on an axis: finite, and above zero where the axis is logarithmic. */
export const isPlaceable = (value: number, isLog: boolean): boolean =>
  (isLog ? value > 0 : true) && Number.isFinite(value)

/** undefined when nothing can be placed. */
export function extentOf(values: Float64Array, isLog = false): Extent | undefined {
  let { low, high } = EMPTY
  for (const value of values) {
    if (!isPlaceable(value, isLog)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? { low, high } : undefined
}

export function joinExtents(extents: readonly (Extent | undefined)[]): Extent | undefined {
  let { low, high } = EMPTY
  for (const extent of extents) {
    if (extent === undefined) continue
    low = Math.min(low, extent.low)
    high = Math.max(high, extent.high)
  }
  return low <= high ? { low, high } : undefined
}

/** TensorBoard's rule for "ignore outliers": the values at 5 % and 95 % of the sorted finite ones, when more than two. */
export function inlierExtent(values: Float64Array, isLog = false): Extent | undefined {
  const finite = values.filter((value) => isPlaceable(value, isLog)).sort()
  if (finite.length <= 2) return extentOf(finite, isLog)
  const low = finite[Math.ceil((finite.length - 1) * 0.05)]
  const high = finite[Math.floor((finite.length - 1) * 0.95)]
  return low === undefined || high === undefined ? undefined : { low, high }
}

/** Room above and below, and some height for a flat line. */
export function padExtent({ low, high }: Extent, isLog = false): Extent {
  if (isLog) {
    const ratio = high / low
    const room = ratio > 1 ? ratio ** 0.05 : 2
    return { low: Math.max(Number.MIN_VALUE, low / room), high: Math.min(Number.MAX_VALUE, high * room) }
  }
  const height = high - low
  const room = height > 0 ? Math.min(height, Number.MAX_VALUE) * 0.05 : Math.abs(low) * 0.1 || 1
  return { low: Math.max(-Number.MAX_VALUE, low - room), high: Math.min(Number.MAX_VALUE, high + room) }
}
