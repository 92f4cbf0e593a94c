import { list, oneOf } from "~/domain/url/search"

export const compareModelsSearch = {
  /** `<server>:<name>:<version>`; the first is the one that the others are compared with. */
  versions: list(),
  rows: oneOf(["all", "differing"], "all"),
}
