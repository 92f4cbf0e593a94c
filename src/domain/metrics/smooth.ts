/**
 * TensorBoard's smoothing: an exponential moving average without the bias towards zero at the start. A value that
 * is not finite passes through and does not advance the average; a constant series stays exactly as it is.
 * MLflow's own UI corrects by the array index instead, which pulls values down after the first NaN; not copied.
 */
export function smooth(values: Float64Array, weight: number): Float64Array {
  if (weight <= 0 || values.length === 0 || isConstant(values)) return values
  const keep = Math.min(weight, 1)
  const smoothed = new Float64Array(values.length)
  let last = 0
  let remaining = 1
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN
    if (!Number.isFinite(value)) {
      smoothed[i] = value
      continue
    }
    last = last * keep + (1 - keep) * value
    remaining *= keep
    smoothed[i] = keep === 1 ? last : last / (1 - remaining)
  }
  return smoothed
}

function isConstant(values: Float64Array): boolean {
  const first = values[0]
  return values.every((value) => value === first)
}
