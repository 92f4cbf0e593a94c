import { useState } from "react"
import { Link } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { modeNote, PREVIEW_NOTE } from "~/domain/linked/linkWords"
import { DIFF_KINDS, hasDifference, isDifference, type DiffSection } from "~/domain/linked/runDiff"
import { SIDES } from "~/domain/linked/serverLink"
import type { Run } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { usePair, type Pair } from "~/features/connections/usePair"
import { useSearch } from "~/hooks/useSearch"

import styles from "./RunLinked.module.css"
import page from "./RunPage.module.css"
import { runSearch } from "./runSearch"
import { Nothing, Section } from "./Section"
import { StorePlaces } from "./StorePlaces"
import { StoresTable } from "./StoresTable"
import { inBoth, useOtherCopy, type RunInBoth } from "./useOtherCopy"
import { COUNTED_AT_FIRST, sharedMetrics, useRunDiff } from "./useRunDiff"

/** What the two linked stores hold of a run, side by side. */
export function RunLinked({ run }: { run: Run }) {
  const pair = usePair(useBackend().id)
  if (pair === undefined) {
    return (
      <EmptyState title="This server is not linked">
        <p>
          Two servers that hold the same runs under the same ids can be linked; their copies are compared here then.
        </p>
        <Link to={routes.servers()}>Link servers</Link>
      </EmptyState>
    )
  }
  return (
    <div className={page["parts"]}>
      <p className={styles["note"]}>
        <UntrustedText text={modeNote(pair.link.mode, pair.labels)} /> {PREVIEW_NOTE}
      </p>
      <OtherStore run={run} pair={pair} />
    </div>
  )
}

function OtherStore({ run, pair }: { run: Run; pair: Pair }) {
  const backend = useBackend()
  const copy = useOtherCopy(run.id, pair)
  const own = { backend, run }
  switch (copy.kind) {
    case "asking":
      return <RowsSkeleton rows={12} label={`Loading from ${pair.other.label}`} />
    case "failed":
      return (
        <>
          <StorePlaces pair={pair} copies={{ [pair.side]: own }} missing={{ text: "It could not be asked." }} />
          <ErrorNotice error={copy.error} what={pair.other.label} onRetry={copy.retry} isRetrying={copy.isRetrying} />
        </>
      )
    case "absent":
      return (
        <>
          <StorePlaces
            pair={pair}
            copies={{ [pair.side]: own }}
            missing={{ text: "It has no run with this id.", link: copy.backend.linkOut({ kind: "server" }) }}
          />
          <Nothing>There is nothing to compare: the run is in one store only.</Nothing>
        </>
      )
    case "found":
      return <Comparison pair={pair} both={inBoth(pair, own, copy)} />
  }
}

const TITLES: Readonly<Record<DiffSection["kind"], string>> = {
  facts: "State",
  metrics: "Metrics, last values",
  params: "Params",
  tags: "Tags",
  artifacts: "Artifacts",
}

const SHOWN = [
  { value: "different", label: "Differences" },
  { value: "all", label: "Everything" },
] as const

function Comparison({ pair, both }: { pair: Pair; both: RunInBoth }) {
  const [{ stores }, setSearch] = useSearch(runSearch)
  const [counted, setCounted] = useState(COUNTED_AT_FIRST)
  const diff = useRunDiff(both, { asks: true, counted })
  const metricCount = sharedMetrics(both).length
  const sections = DIFF_KINDS.map((kind) => ({ kind, rows: rowsOf(diff.sections, kind) }))
  return (
    <>
      <StorePlaces pair={pair} copies={both} />
      <div className={styles["bar"]}>
        <SegmentedControl
          label="Which rows"
          options={SHOWN}
          value={stores}
          onChange={(next) => setSearch({ stores: next }, { push: true })}
        />
        <span role="status">{summaryOf(diff, metricCount > counted)}</span>
      </div>
      {sections.map(({ kind, rows }) => (
        <Section key={kind} title={TITLES[kind]} count={countOf(rows)}>
          {kind === "metrics" && <Problems pair={pair} questions={diff.points} what="The points" />}
          {kind === "artifacts" && <Problems pair={pair} questions={filesOf(diff)} what="The files" />}
          <StoresTable
            label={TITLES[kind]}
            rows={stores === "all" ? rows : rows.filter(({ verdict }) => verdict !== "same")}
            pair={pair}
            both={both}
            hasFiles={kind === "artifacts"}
            empty={
              <Nothing>{nothingOf(kind, { count: rows.length, diff, isCounted: metricCount <= counted })}</Nothing>
            }
          />
          {kind === "metrics" && metricCount > counted && (
            <Button onClick={() => setCounted(metricCount)}>
              Count the points of all {formatCount(metricCount)} metrics
            </Button>
          )}
        </Section>
      ))}
    </>
  )
}

type Diff = ReturnType<typeof useRunDiff>

const rowsOf = (sections: readonly DiffSection[], kind: DiffSection["kind"]) =>
  sections.find((section) => section.kind === kind)?.rows ?? []

function countOf(rows: DiffSection["rows"]): string {
  const differing = rows.filter(isDifference).length
  return `${formatCount(differing)} of ${formatCount(rows.length)} differ`
}

const isReading = ({ files, points }: Diff): boolean =>
  SIDES.some((side) => files[side].isFetching || points[side].isFetching)

function summaryOf(diff: Diff, isPartly: boolean): string {
  const reading = isReading(diff) ? "; still reading" : ""
  if (hasDifference(diff.sections)) return `The stores differ${reading}`
  if (reading !== "") return "Reading files and points"
  const hasUnknown = isPartly || diff.sections.some(({ rows }) => rows.some(({ verdict }) => verdict === "unknown"))
  return hasUnknown ? "No difference found in what was read; not everything was" : "No difference found"
}

type Known = { readonly count: number; readonly diff: Diff; readonly isCounted: boolean }

/** Equal is said only of what both stores have told. */
function nothingOf(kind: DiffSection["kind"], { count, diff: { files, points }, isCounted }: Known): string {
  if (kind === "artifacts" && SIDES.some((side) => files[side].isLoading)) return "Listing the files of both stores…"
  if (kind === "artifacts" && SIDES.some((side) => files[side].data === undefined)) return "Not known."
  if (count === 0) return "Neither store has any."
  if (kind !== "metrics") return "The same in both stores."
  if (SIDES.some((side) => points[side].isFetching)) return "The last values are the same. Counting the points…"
  const isWhole = isCounted && SIDES.every((side) => points[side].error === undefined)
  return isWhole ? "The same in both stores." : "The last values are the same; not all points were counted."
}

const filesOf = ({ files }: Diff) => ({
  primary: { ...files.primary, error: files.primary.error ?? undefined, retry: () => void files.primary.refetch() },
  mirror: { ...files.mirror, error: files.mirror.error ?? undefined, retry: () => void files.mirror.refetch() },
})

type Question = { readonly error: unknown; readonly isFetching: boolean; readonly retry: () => void }

/** One store in trouble leaves what the other has told. */
function Problems({
  pair,
  questions,
  what,
}: {
  pair: Pair
  questions: Readonly<Record<(typeof SIDES)[number], Question>>
  what: string
}) {
  return SIDES.map((side) => {
    const { error, isFetching, retry } = questions[side]
    return error === undefined ? null : (
      <ErrorNotice
        key={side}
        isCompact
        error={error}
        what={`${what} of ${pair.labels[side]}`}
        onRetry={retry}
        isRetrying={isFetching}
      />
    )
  })
}
