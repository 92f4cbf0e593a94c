import type { Lifecycle } from "~mocks/db"
import type { Args } from "./args"

export type ViewType = "active" | "deleted" | "all"

/** A name or a number; anything unknown counts as the default, as protobuf's JSON reader does. */
export function viewType(args: Args, field: string): ViewType {
  const value = args.get(field)
  const sent = String(Array.isArray(value) ? value[0] : value)
  if (sent === "DELETED_ONLY" || sent === "2") return "deleted"
  return sent === "ALL" || sent === "3" ? "all" : "active"
}

export const isSeen = (lifecycle: Lifecycle, view: ViewType): boolean => view === "all" || lifecycle === view
