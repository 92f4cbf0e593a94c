import { Link, useLocation } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { text, writeSearch } from "~/domain/url/search"

import { FILES_PLACE } from "./filesPlace"

const filesSearch = { path: text(), at: text() }

/** Opens a file of the model among the files on the same page. */
export function FileLink({ path, children }: { path: string; children: string }) {
  const { search } = useLocation()
  const next = writeSearch(filesSearch, new URLSearchParams(search), { path, at: "" })
  return (
    <Link to={`?${next}`} onClick={() => document.getElementById(FILES_PLACE)?.scrollIntoView()}>
      <UntrustedText text={children} />
    </Link>
  )
}
