import { oneOf, text } from "~/domain/url/search"

export const experimentsSearch = {
  search: text(),
  show: oneOf(["all", "starred", "deleted"], "all"),
  sort: oneOf(["name", "-name", "created", "-created", "updated", "-updated"], "name"),
  /** The dialog for a new experiment is open. */
  create: oneOf(["", "1"], ""),
}

export const SHOW_OPTIONS = [
  { value: "all", label: "All" },
  { value: "starred", label: "Starred" },
  { value: "deleted", label: "Deleted" },
] as const
