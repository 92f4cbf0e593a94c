import { useMemo, useState } from "react"

import { orderBy } from "~/domain/filters/orderBy"
import { parseRunFilter } from "~/domain/filters/parseRunFilter"
import { EMPTY_FILTER } from "~/domain/filters/runFilter"
import type { SearchOf } from "~/domain/url/search"

import { sortOf, type runsSearch } from "./runsSearch"
import { runView } from "./runView"
import type { Shown } from "./useRowEvents"
import { useRunTable, type RunTableSource } from "./useRunTable"

/** The rows on screen: what the URL asks for, computed from what is loaded. */
export function useRunRows(sources: readonly RunTableSource[], search: SearchOf<typeof runsSearch>, refreshMs: number) {
  const { filter: filterText, lifecycle, nest } = search
  const sort = useMemo(() => sortOf(search.sort), [search.sort])
  const filter = useMemo(() => {
    const parsed = parseRunFilter(filterText)
    return parsed.ok ? parsed.filter : EMPTY_FILTER
  }, [filterText])
  const table = useRunTable(sources, { filter, orderBy: orderBy(sort), lifecycle }, refreshMs)
  const { columns, isSortedHere } = table
  // Also what the server has filtered: a run may have been changed here since, and match no more.
  const isFilteredHere = table.isFilteredHere || table.isComplete
  const closed = useMemo(() => new Set(search.closed), [search.closed])
  const view = useMemo(
    () =>
      columns &&
      runView(columns, {
        lifecycle,
        filter: isFilteredHere ? filter : undefined,
        sort: isSortedHere ? sort : undefined,
        isNested: nest === "yes",
        closed,
      }),
    [columns, lifecycle, isFilteredHere, filter, isSortedHere, sort, nest, closed],
  )
  const current = useMemo(() => columns && view && { columns, view }, [columns, view])
  const shown = useLast(current)
  return {
    table,
    sort,
    shown,
    closed,
    hasFilter: filter.conditions.length > 0,
    isStale: shown !== undefined && current === undefined,
  }
}

/** Old rows stay until the first new ones are there. */
function useLast(current: Shown | undefined): Shown | undefined {
  const [last, setLast] = useState(current)
  if (current !== undefined && current !== last) setLast(current)
  return current ?? last
}
