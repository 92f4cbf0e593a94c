export { formatBytes, formatCount, formatExact, formatMetric } from "./numbers"
export { formatAge, formatDuration, formatTime, formatTimeWithZone } from "./times"
