import { SplitPane } from "~/components/layout/SplitPane"
import { PageHeader } from "~/components/layout/PageHeader"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { CopyButton } from "~/components/CopyButton"
import { SearchField } from "~/components/ui/SearchField"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { Switch } from "~/components/ui/Switch"
import { compareRuns } from "~/domain/compare/compareRuns"
import { rowsAsText } from "~/domain/compare/judgeRow"
import { formatCount } from "~/domain/format"
import type { SearchOf } from "~/domain/url/search"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { usePreferences } from "~/hooks/preferences"
import { useSearch } from "~/hooks/useSearch"

import { AddRuns } from "./AddRuns"
import styles from "./ComparePage.module.css"
import { compareSearch } from "./compareSearch"
import { ComparedCurves } from "./ComparedCurves"
import { ComparisonGrid } from "./ComparisonGrid"
import { HowToCompare } from "./HowToCompare"
import { MissingRuns } from "./MissingRuns"
import { useComparedRuns, type LoadedRun } from "./useComparedRuns"

export type CompareSearch = SearchOf<typeof compareSearch>
export type CompareProps = {
  readonly runs: readonly LoadedRun[]
  readonly search: CompareSearch
  readonly onSearch: (change: Partial<CompareSearch>) => void
}

/** What differs between runs of any experiment and server, and their curves on the same axes. */
export function ComparePage() {
  const [search, setSearch] = useSearch(compareSearch)
  const { loaded, missing, serverIds } = useComparedRuns(search.runs)
  const remove = (references: readonly string[]) =>
    setSearch(({ runs }) => ({ runs: runs.filter((reference) => !references.includes(reference)) }))
  const title = `Compare ${formatCount(search.runs.length)} runs`
  useDocumentTitle(search.runs.length < 2 ? "Compare" : title)
  const actions = (
    <AddRuns
      runs={loaded}
      chosen={search.runs}
      onAdd={(more) => setSearch(({ runs }) => ({ runs: [...runs, ...more] }))}
    />
  )

  if (search.runs.length < 2) {
    return (
      <div className={styles["page"]}>
        <PageHeader title="Compare" actions={actions} />
        <MissingRuns runs={missing} onRemove={remove} />
        <HowToCompare runs={loaded} />
      </div>
    )
  }
  const props: CompareProps = { runs: loaded, search, onSearch: setSearch }
  // One run differs from nothing: that says nothing yet while others are on their way.
  const isWaiting = loaded.length < 2 && missing.some(({ isAsking }) => isAsking)
  const baseline = loaded.find(({ reference }) => reference === search.baseline) ?? loaded[0]
  return (
    <div className={styles["page"]}>
      <PageHeader
        title={title}
        about={
          <span className={styles["origin"]}>
            {serverIds.length === 1 ? (loaded[0]?.server ?? "1 server") : `${serverIds.length} servers`}
            {baseline !== undefined && ` · baseline ${baseline.run.name}`}
          </span>
        }
        actions={actions}
      />
      <Toolbar {...props} />
      <MissingRuns runs={missing} onRemove={remove} />
      <div className={styles["work"]}>
        {isWaiting && <RowsSkeleton rows={12} label="Loading the runs" />}
        {!isWaiting && loaded.length > 0 && <Views {...props} />}
      </div>
    </div>
  )
}

const VIEW_NAMES = [
  { value: "both", label: "Both" },
  { value: "table", label: "Table" },
  { value: "curves", label: "Curves" },
] as const

function Toolbar({ runs, search, onSearch }: CompareProps) {
  const { digits, timeZone } = usePreferences()
  const copied = () =>
    rowsAsText(
      compareRuns(runs, { digits, zone: timeZone }),
      runs.map(({ run }) => run.name),
    )
  return (
    <div className={styles["toolbar"]}>
      <SegmentedControl label="View" options={VIEW_NAMES} value={search.view} onChange={(view) => onSearch({ view })} />
      {search.view !== "curves" && (
        <>
          <Switch
            label="Only what differs"
            checked={search.rows === "differing"}
            onChange={(isOn) => onSearch({ rows: isOn ? "differing" : "all" })}
          />
          <SearchField label="Find a key" value={search.key} onChange={(key) => onSearch({ key })} />
          <CopyButton text={copied}>Copy table</CopyButton>
        </>
      )}
    </div>
  )
}

function Views(props: CompareProps) {
  if (props.search.view === "table") return <ComparisonGrid {...props} />
  if (props.search.view === "curves") return <ComparedCurves {...props} />
  return (
    <SplitPane
      name="compare"
      label="Resize table and curves"
      initialPercent={56}
      start={<ComparisonGrid {...props} />}
      end={<ComparedCurves {...props} />}
    />
  )
}
