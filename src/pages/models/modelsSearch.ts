import { oneOf, text } from "~/domain/url/search"

/** What the registry can sort by itself; a minus sign is descending. */
export const MODEL_ORDERS = ["name", "-name", "updated", "-updated"] as const
export type ModelOrder = (typeof MODEL_ORDERS)[number]

export const modelsSearch = { search: text(), sort: oneOf(MODEL_ORDERS, "name") }

const ORDER_BY: Readonly<Record<ModelOrder, string>> = {
  name: "name ASC",
  "-name": "name DESC",
  updated: "last_updated_timestamp ASC",
  "-updated": "last_updated_timestamp DESC",
}

/** The name breaks ties, so that pages do not overlap. */
export const modelOrderBy = (order: ModelOrder): readonly string[] =>
  order.endsWith("name") ? [ORDER_BY[order]] : [ORDER_BY[order], "name ASC"]
