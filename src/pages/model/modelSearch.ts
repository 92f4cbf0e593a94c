import { NEWEST_FIRST } from "~/api/queries/models"
import { oneOf } from "~/domain/url/search"

export const VERSION_ORDERS = ["-version", "version", "-created", "created"] as const
export type VersionOrder = (typeof VERSION_ORDERS)[number]

export const modelSearch = { sort: oneOf(VERSION_ORDERS, "-version") }

const ORDER_BY: Readonly<Record<VersionOrder, readonly string[]>> = {
  version: ["version_number ASC"],
  "-version": NEWEST_FIRST,
  created: ["creation_timestamp ASC"],
  "-created": ["creation_timestamp DESC"],
}

export const versionOrderBy = (order: VersionOrder): readonly string[] => ORDER_BY[order]
