import { MAPPED_KINDS } from "~/domain/linked/experimentMap"
import { oneOf, text } from "~/domain/url/search"

export const experimentsSearch = {
  search: text(),
  /** mine: of the signed-in person, where the server tells who that is; linked: beside those of the other store. */
  show: oneOf(["all", "mine", "starred", "deleted", "linked"], "all"),
  sort: oneOf(["name", "-name", "created", "-created", "updated", "-updated"], "name"),
  /** Of the experiments of two linked stores. */
  linked: oneOf(["all", ...MAPPED_KINDS], "all"),
  /** The dialog for a new experiment is open. */
  create: oneOf(["", "1"], ""),
}

const OPTIONS = [
  { value: "all", label: "All" },
  { value: "mine", label: "Mine" },
  { value: "starred", label: "Starred" },
  { value: "deleted", label: "Deleted" },
  { value: "linked", label: "Linked" },
] as const

/** Nobody is signed in on most servers, and then nothing is anybody's; few servers are linked with another. */
export const showOptions = ({ user, isLinked }: { user: string | undefined; isLinked: boolean }) =>
  OPTIONS.filter(({ value }) => (value !== "mine" || user !== undefined) && (value !== "linked" || isLinked))
