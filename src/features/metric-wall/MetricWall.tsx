import { ChevronDown, ChevronRight } from "lucide-react"
import { useMemo, useState } from "react"

import type { Backend } from "~/api/backend"
import type { LineColor } from "~/charts/chartKind"
import { EmptyState } from "~/components/feedback/EmptyState"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { sectionsOf, type Section } from "~/domain/metrics/sections"
import type { LatestMetric } from "~/domain/runs/run"

import { useDebounced } from "~/hooks/useDebounced"

import { ChartCard } from "./ChartCard"
import styles from "./MetricWall.module.css"
import type { WallOptions } from "./wallSearch"
import { WallToolbar } from "./WallToolbar"

/** A run as a wall needs it. */
export type WallRun = {
  readonly id: string
  readonly name: string
  readonly color: LineColor
  /** Where the latest value stands of each metric it has logged. */
  readonly latest: ReadonlyMap<string, Pick<LatestMetric, "step" | "timestampMs">>
  /** The zero of relative time. */
  readonly startedAtMs?: number | undefined
}

/** Runs of one server; a wall may show several. */
export type WallSource = { readonly backend: Backend; readonly runs: readonly WallRun[] }

export type MetricWallProps = {
  readonly sources: readonly WallSource[]
  /** The metrics to show; those that none of the runs has logged are left out. */
  readonly keys: readonly string[]
  /** From the page's URL: see wallSearch. */
  readonly options: WallOptions
  readonly onOptions: (change: Partial<WallOptions>) => void
  /** "local" or an IANA zone. */
  readonly zone?: string | undefined
}

/** A small chart for each metric, grouped by prefix, all with the same horizontal axis. */
export function MetricWall({ sources: latest, keys: asked, ...rest }: MetricWallProps) {
  // Runs arrive and are ticked in bursts; each change of the runs asks for other series.
  const sources = useDebounced(latest, BURST_MS)
  const keys = useMemo(() => loggedKeys(asked, sources), [asked, sources])
  const props = { ...rest, sources, keys }
  const { options, onOptions } = props
  const sections = sectionsOf(keys, options.find)
  const isOneRun = sources.reduce((sum, { runs }) => sum + runs.length, 0) === 1
  return (
    <div className={styles["wall"]} data-one-run={isOneRun || undefined}>
      <h2 className={styles["spoken"]}>Charts</h2>
      <WallToolbar options={options} onOptions={onOptions} />
      {keys.includes(options.metric) && (
        <ChartCard
          {...props}
          key={options.metric}
          metric={options.metric}
          size="full"
          onClose={() => onOptions({ metric: "" })}
        />
      )}
      {sections.length === 0 && <NoCharts {...props} />}
      {sections.map((section) => (
        <WallSection key={section.prefix} {...props} section={section} isOnly={sections.length === 1} />
      ))}
    </div>
  )
}

const BURST_MS = 150

function loggedKeys(keys: readonly string[], sources: readonly WallSource[]): readonly string[] {
  const logged = new Set(sources.flatMap(({ runs }) => runs.flatMap(({ latest }) => [...latest.keys()])))
  return keys.filter((key) => logged.has(key))
}

/** More cards than this come on request: a run may have thousands of metrics. */
const CARDS = 60

function WallSection(props: MetricWallProps & { section: Section; isOnly: boolean }) {
  const { section, isOnly, options, onOptions } = props
  const [most, setMost] = useState(CARDS)
  const { prefix, keys } = section
  const isFolded = options.folded.includes(prefix)
  const toggle = () =>
    onOptions({ folded: isFolded ? options.folded.filter((other) => other !== prefix) : [...options.folded, prefix] })
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <section className={styles["section"]} aria-label={prefix === "" ? "Metrics without a prefix" : prefix}>
      {!(isOnly && prefix === "") && (
        <h2 className={styles["title"]}>
          <button type="button" aria-expanded={!isFolded} onClick={toggle}>
            <Chevron size={14} aria-hidden="true" />
            {prefix === "" ? "Without a prefix" : <UntrustedText text={prefix} />}
            <small>{keys.length === 1 ? "1 chart" : `${formatCount(keys.length)} charts`}</small>
          </button>
        </h2>
      )}
      {!isFolded && <Cards {...props} keys={keys.slice(0, most)} />}
      {!isFolded && keys.length > most && (
        <Button onClick={() => setMost(most + CARDS)}>
          Show {Math.min(CARDS, keys.length - most)} more of {formatCount(keys.length)}
        </Button>
      )}
    </section>
  )
}

/** Curves first; metrics that never left their first step are most likely single values and need less room. */
function Cards(props: MetricWallProps) {
  const { keys, sources, onOptions } = props
  const runs = sources.flatMap((source) => source.runs)
  const kindOf = (key: string) => {
    const steps = runs.flatMap(({ latest }) => latest.get(key)?.step ?? [])
    if (steps.some((step) => step > 0)) return "curve"
    return steps.length <= FEW_VALUES ? "few" : "values"
  }
  const kinds = new Map(keys.map((key) => [key, kindOf(key)]))
  return (["curve", "values", "few"] as const).map((kind) => {
    const some = keys.filter((key) => kinds.get(key) === kind)
    if (some.length === 0) return null
    return (
      <div key={kind} className={styles["cards"]} data-low={kind === "few" || undefined}>
        {some.map((key) => (
          <ChartCard key={key} {...props} metric={key} size="small" onExpand={() => onOptions({ metric: key })} />
        ))}
      </div>
    )
  })
}

/** Up to so many values fit a low card. */
const FEW_VALUES = 3

function NoCharts({ keys, options, onOptions }: MetricWallProps) {
  if (keys.length === 0) {
    return (
      <EmptyState title="No metrics yet">
        <p>
          Charts appear here as soon as a run logs one: <code>mlflow.log_metric(&quot;loss&quot;, 0.3, step=1)</code>.
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={`No metric holds “${options.find}”`}>
      <Button onClick={() => onOptions({ find: "" })}>Show all metrics</Button>
    </EmptyState>
  )
}
