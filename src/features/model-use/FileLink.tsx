import { Link, useLocation } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { fileSearch } from "~/domain/url/fileSearch"
import { writeSearch } from "~/domain/url/search"

import { FILES_PLACE } from "./filesPlace"

/** Opens a file of the model among the files on the same page. */
export function FileLink({ path, children }: { path: string; children: string }) {
  const { search } = useLocation()
  const next = writeSearch(fileSearch, new URLSearchParams(search), { path, at: "", as: "" })
  return (
    <Link to={`?${next}`} onClick={() => document.getElementById(FILES_PLACE)?.scrollIntoView()}>
      <UntrustedText text={children} />
    </Link>
  )
}
