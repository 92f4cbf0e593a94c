import { text } from "./search"

/** Which file of a page's files is looked at, and how. */
export const fileSearch = {
  /** Of the chosen file or folder; "" = the root. */
  path: text(),
  /** A place in it: a line, a step, a path. */
  at: text(),
  /** The id of the view that somebody chose for it; "" = the best one. */
  as: text(),
}
