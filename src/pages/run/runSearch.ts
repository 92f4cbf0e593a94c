import { oneOf, text } from "~/domain/url/search"
import { wallSearch } from "~/features/metric-wall/wallSearch"

/** Everything one can see on the page, so that a copied link shows the same. The tab is in the path. */
export const runSearch = {
  ...wallSearch,
  /** Narrows metrics, params and tags of the overview. */
  key: text(),
  /** `all` shows MLflow's own tags too. */
  tags: oneOf(["own", "all"], "own"),
  /** What of the overview is looked at: a link to `datasets` opens it there. */
  part: oneOf(["all", "datasets"], "all"),
  /** Of two linked stores: what differs, or everything. */
  stores: oneOf(["different", "all"], "different"),
}
