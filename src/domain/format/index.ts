export { formatBytes, formatCount, formatExact, formatMetric } from "./numbers"
export { formatAge, formatDuration, formatTime, formatTimeWithZone, isDate } from "./times"
export { zoneOffsetMs } from "./zoneOffset"
