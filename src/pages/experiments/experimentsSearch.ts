import { MAPPED_KINDS } from "~/domain/linked/experimentMap"
import { oneOf, text } from "~/domain/url/search"

export const experimentsSearch = {
  search: text(),
  show: oneOf(["all", "starred", "deleted", "linked"], "all"),
  sort: oneOf(["name", "-name", "created", "-created", "updated", "-updated"], "name"),
  /** Of the experiments of two linked stores. */
  linked: oneOf(["all", ...MAPPED_KINDS], "all"),
  /** The dialog for a new experiment is open. */
  create: oneOf(["", "1"], ""),
}

export const SHOW_OPTIONS = [
  { value: "all", label: "All" },
  { value: "starred", label: "Starred" },
  { value: "deleted", label: "Deleted" },
] as const

/** On a server that is linked with another. */
export const LINKED_SHOW_OPTIONS = [...SHOW_OPTIONS, { value: "linked", label: "Linked" }] as const
