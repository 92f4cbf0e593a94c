export type StatusLook = {
  readonly label: string
  readonly icon: "check" | "cross" | "running" | "clock" | "stop" | "unknown"
  readonly tone: "ok" | "bad" | "live" | "muted" | "warn"
}

const LOOKS = new Map<string, StatusLook>([
  ["FINISHED", { label: "Finished", icon: "check", tone: "ok" }],
  ["FAILED", { label: "Failed", icon: "cross", tone: "bad" }],
  ["RUNNING", { label: "Running", icon: "running", tone: "live" }],
  ["SCHEDULED", { label: "Scheduled", icon: "clock", tone: "muted" }],
  ["KILLED", { label: "Killed", icon: "stop", tone: "warn" }],
])

/** A status that this client does not know is shown as the server wrote it. */
export const statusLook = (status: string): StatusLook =>
  LOOKS.get(status) ?? { label: status === "" ? "No status" : status, icon: "unknown", tone: "muted" }

/** Runs that may still change, and are asked for again. */
export const isUnfinished = (status: string): boolean => status === "RUNNING" || status === "SCHEDULED"
