import { lineOptions } from "~/charts/line/lineOptions"
import { list, text, type SearchOf } from "~/domain/url/search"

/** What a wall of charts shows, as parameters of the page's URL: `useSearch({ ...pageSearch, ...wallSearch })`. */
export const wallSearch = {
  ...lineOptions,
  /** Only keys that hold these words. */
  find: text(),
  /** Prefixes whose charts are folded away. */
  folded: list(),
  /** The metric that is shown large. */
  metric: text(),
}

export type WallOptions = SearchOf<typeof wallSearch>
