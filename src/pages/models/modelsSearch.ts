import { MODEL_ORDERS, type ModelOrder } from "~/domain/models/mergeModels"
import { list, oneOf, text } from "~/domain/url/search"

export const modelsSearch = {
  search: text(),
  sort: oneOf(MODEL_ORDERS, "name"),
  /** Other servers in the same list, by their ids. */
  with: list(),
  /** tree: in the folders of their registries, where any has folders. */
  view: oneOf(["list", "tree"], "list"),
}

const ORDER_BY: Readonly<Record<ModelOrder, string>> = {
  name: "name ASC",
  "-name": "name DESC",
  updated: "last_updated_timestamp ASC",
  "-updated": "last_updated_timestamp DESC",
}

/** The name breaks ties, so that pages do not overlap. */
export const modelOrderBy = (order: ModelOrder): readonly string[] =>
  order.endsWith("name") ? [ORDER_BY[order]] : [ORDER_BY[order], "name ASC"]
