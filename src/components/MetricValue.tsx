import { formatExact, formatMetric } from "~/domain/format"

/** A metric with as many digits as its reader likes; every digit is in the tooltip. */
export function MetricValue({ value, digits }: { value: number; digits: number }) {
  return <span title={formatExact(value)}>{formatMetric(value, digits)}</span>
}
