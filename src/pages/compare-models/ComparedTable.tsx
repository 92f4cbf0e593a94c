import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import type { ModelCell, ModelRow } from "~/domain/model-compare/comparedRows"
import { visibleText } from "~/domain/text/visibleText"

import styles from "./CompareModelsPage.module.css"
import type { Group } from "./groups"
import { State } from "./State"
import type { ComparedModel } from "./useComparedModels"
import { VersionHead, type ColumnActions } from "./VersionHead"

type Props = {
  models: readonly ComparedModel[]
  groups: readonly Group[]
  isOnlyDiffering: boolean
  actions: ColumnActions
}

/** One column a version, the first one the baseline. */
export function ComparedTable({ models, groups, isOnlyDiffering, actions }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keys too
    <div className={styles["scroll"]} role="region" aria-label="Side by side" tabIndex={0}>
      <table className={styles["table"]} aria-label="Comparison of versions">
        <thead>
          <tr>
            <td>In each version</td>
            {models.map((model, place) => (
              <th key={model.text} scope="col">
                <VersionHead model={model} isBaseline={place === 0} actions={actions} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <Rows key={group.title} group={group} models={models} isOnlyDiffering={isOnlyDiffering} />
        ))}
      </table>
    </div>
  )
}

const SHOWN_AT_FIRST = 100

function Rows({ group, models, isOnlyDiffering }: Pick<Props, "models" | "isOnlyDiffering"> & { group: Group }) {
  const [isAll, setAll] = useState(false)
  const { title, rows, known, what } = group
  const wanted = isOnlyDiffering ? rows.filter(({ differs }) => differs) : rows
  const shown = isAll ? wanted : wanted.slice(0, SHOWN_AT_FIRST)
  return (
    <tbody aria-label={title}>
      <tr className={styles["group"]}>
        <th scope="rowgroup">
          {title} <small>{countText(wanted.length, rows.length)}</small>
        </th>
        {models.map(({ text, version }, place) => (
          <td key={text}>
            {/* What is wrong with the version itself is said at its top. */}
            {version.state === "here" && <State known={known[place] ?? { state: "waiting" }} what={what} />}
          </td>
        ))}
      </tr>
      {shown.map((row) => (
        <Row key={row.id} row={row} models={models} />
      ))}
      {shown.length < wanted.length && (
        <tr>
          <td colSpan={models.length + 1}>
            <Button onClick={() => setAll(true)}>Show all {formatCount(wanted.length)}</Button>
          </td>
        </tr>
      )}
    </tbody>
  )
}

function countText(shown: number, all: number): string {
  if (all === 0) return "none"
  if (shown === all) return formatCount(all)
  return shown === 0 ? `all ${formatCount(all)} the same` : `${formatCount(shown)} of ${formatCount(all)}`
}

const Row = ({ row, models }: { row: ModelRow; models: readonly ComparedModel[] }) => (
  <tr>
    <th scope="row">
      <UntrustedText text={row.key} />
    </th>
    {models.map(({ text }, place) => (
      <Cell key={text} cell={row.cells[place] ?? { isKnown: false }} />
    ))}
  </tr>
)

const LONGEST = 300

function Cell({ cell }: { cell: ModelCell }) {
  if (!cell.isKnown) return <td className={styles["faint"]}>?</td>
  const { text, exact, isChanged, isBest, delta } = cell
  return (
    <td
      data-changed={isChanged || undefined}
      data-best={isBest || undefined}
      title={exact === undefined ? undefined : visibleText(exact)}
    >
      {text === undefined ? <i>not there</i> : <UntrustedText text={text} max={LONGEST} />}
      {delta !== undefined && <small> {delta}</small>}
      {isBest && <small> best</small>}
    </td>
  )
}
