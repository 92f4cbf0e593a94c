import { useEffect, useState } from "react"

import { VirtualTree } from "~/components/table/VirtualTree"
import { pointerTo, type JsonRow } from "~/domain/artifacts/jsonRows"
import { pointerPart, type JsonItem, type JsonStep } from "~/domain/artifacts/jsonTree"
import { formatCount } from "~/domain/format"
import { Find } from "~/viewers/Find"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import type { JsonDocument } from "./jsonDocument"
import { JsonLine, summary } from "./JsonLine"
import { PickedValue } from "./PickedValue"
import { MOST_CHILDREN, useOpenItems } from "./useOpenItems"
import { useSearchTree } from "./useSearchTree"

const ROW_PX = 22

/** The tree of a document. The value that is picked is part of the address. */
export function JsonTree({
  document,
  root,
  name,
  at = "",
  onAt,
}: Pick<ViewProps, "at" | "onAt"> & { document: JsonDocument; root: JsonItem; name: string }) {
  const [wanted, setWanted] = useState("")
  const [hit, setHit] = useState(0)
  const [isTooFar, setTooFar] = useState(false)
  const { rows, toggle, more, reveal } = useOpenItems(document, root)
  const { hits, isSearching } = useSearchTree(document, wanted)
  const found = hits.paths[hit % Math.max(1, hits.paths.length)]
  const current = rows.find((row) => row.kind === "item" && pointerTo(row) === at)

  const show = async (steps: readonly JsonStep[]) => setTooFar(!(await reveal(steps)))
  // The first answer to a search, and each further step, is shown.
  useEffect(() => {
    if (found === undefined) return
    void show(found)
    onAt?.(pointerOf(found))
    // oxlint-disable-next-line react/exhaustive-deps -- only what was found decides
  }, [found])
  useEffect(() => {
    const followLink = async () => {
      const steps = at === "" ? undefined : await document.follow(at)
      if (steps !== undefined) await show(steps)
    }
    void followLink()
    // oxlint-disable-next-line react/exhaustive-deps -- the link that the view was opened by; later ones come from here
  }, [document])

  const activate = (row: JsonRow) => {
    if (row.kind === "more") return row.parent?.kind === "item" && more(row.parent.item)
    onAt?.(pointerTo(row))
    return row.isOpen !== undefined && toggle(row.item, !row.isOpen)
  }
  return (
    <section className={css["view"]} aria-label={`${name} of the file`}>
      <div className={css["bar"]}>
        <Find
          label="Find a key or value"
          noun="value"
          wanted={wanted}
          onWanted={(text) => {
            setWanted(text)
            setHit(0)
          }}
          count={hits.paths.length}
          isSearching={isSearching}
          hit={hit}
          onHit={setHit}
        />
        {hits.isCut && "The first ones are shown."}
        <span className={css["end"]}>{summary(root)}</span>
      </div>
      {isTooFar && (
        <p className={css["note"]} role="alert">
          It lies behind the first {formatCount(MOST_CHILDREN)} of a list, which are shown. Download the file to see it.
        </p>
      )}
      <VirtualTree
        label={name}
        rows={rows}
        rowHeightPx={ROW_PX}
        currentKey={at === "" ? undefined : current?.key}
        textOf={(row) => (row.kind === "item" ? (row.item.name ?? "") : "")}
        renderRow={(row) => <JsonLine row={row} wanted={wanted} />}
        onToggle={(row, isOpen) => row.kind === "item" && toggle(row.item, isOpen)}
        onActivate={activate}
      />
      {current?.kind === "item" && at !== "" && <PickedValue row={current} item={current.item} document={document} />}
    </section>
  )
}

const pointerOf = (steps: readonly JsonStep[]): string =>
  steps
    .slice(1)
    .map(({ item }) => pointerPart(item.name ?? ""))
    .join("")
