import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { groupByPrefix, isSystemTag, type KeyStat } from "~/domain/runs/keyStats"
import { RUN_ATTRIBUTES } from "~/domain/runs/runCells"

import { titleOf } from "./runGridColumns"

/** One line of the column dialog. */
export type ColumnChoice =
  | { readonly kind: "heading"; readonly id: string; readonly title: string; readonly count: number }
  | { readonly kind: "column"; readonly id: string; readonly ref: ColumnRef; readonly stat: KeyStat | undefined }

type Wanted = { readonly search: string; readonly onlyDiffering: boolean }

/** Attributes, metrics, params, tags; metrics and params by the prefix of their key. Tags of the system stand last. */
export function columnChoices(stats: readonly KeyStat[], { search, onlyDiffering }: Wanted): readonly ColumnChoice[] {
  const text = search.trim().toLowerCase()
  const matches = (ref: ColumnRef) => titleOf(ref).toLowerCase().includes(text)
  const attributes = RUN_ATTRIBUTES.filter((key) => key !== "run_name").map((key): ColumnRef => ({
    kind: "attribute",
    key,
  }))
  const found = stats.filter(({ ref, differs }) => matches(ref) && (differs || !onlyDiffering))
  const ofKind = (kind: ColumnRef["kind"]) => found.filter(({ ref }) => ref.kind === kind)
  const tags = ofKind("tag")
  return [
    ...(onlyDiffering
      ? []
      : section(
          "Attributes",
          attributes.filter(matches).map((ref) => ({ ref, stat: undefined })),
        )),
    ...byPrefix("Metrics", ofKind("metric")),
    ...byPrefix("Params", ofKind("param")),
    ...section("Tags", tags.filter(({ ref }) => !isSystemTag(ref)).map(toColumn)),
    ...section("System tags", tags.filter(({ ref }) => isSystemTag(ref)).map(toColumn)),
  ]
}

type Column = { readonly ref: ColumnRef; readonly stat: KeyStat | undefined }
const toColumn = (stat: KeyStat): Column => ({ ref: stat.ref, stat })

const byPrefix = (title: string, stats: readonly KeyStat[]): readonly ColumnChoice[] =>
  groupByPrefix(stats).flatMap((group) =>
    section(group.prefix === "" ? title : `${title}: ${group.prefix}`, group.stats.map(toColumn)),
  )

function section(title: string, columns: readonly Column[]): readonly ColumnChoice[] {
  if (columns.length === 0) return []
  return [
    { kind: "heading", id: `heading ${title}`, title, count: columns.length },
    ...columns.map(({ ref, stat }): ColumnChoice => ({ kind: "column", id: columnId(ref), ref, stat })),
  ]
}

/** The columns with the one at `place` moved by a step; the same list where it cannot move. */
export function movedColumn(refs: readonly ColumnRef[], place: number, step: number): readonly ColumnRef[] {
  const one = refs[place]
  const to = place + step
  if (one === undefined || to < 0 || to >= refs.length) return refs
  return refs.toSpliced(place, 1).toSpliced(to, 0, one)
}
