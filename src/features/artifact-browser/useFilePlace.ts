import { fileSearch } from "~/domain/url/fileSearch"
import { useSearch } from "~/hooks/useSearch"

export type FilePlace = {
  readonly path: string
  readonly at: string
  readonly as: string
  readonly onPath: (path: string) => void
  readonly onAt: (at: string) => void
  readonly onAs: (as: string) => void
}

/** What is looked at among files, and how: in the address of the page, so that a copied link shows the same. */
export function useFilePlace(): FilePlace {
  const [search, setSearch] = useSearch(fileSearch)
  return {
    ...search,
    onPath: (path) => setSearch({ path, at: "", as: "" }, { push: true }),
    onAt: (at) => setSearch({ at }),
    // A place is one of the view: a line is no row.
    onAs: (as) => setSearch({ as, at: "" }),
  }
}
