import { ExternalLink, X } from "lucide-react"
import { useMemo, useState } from "react"

import { StatusIcon } from "~/components/StatusIcon"
import { UntrustedText } from "~/components/UntrustedText"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { IconButton } from "~/components/ui/IconButton"
import { SearchField } from "~/components/ui/SearchField"
import { formatExact, formatMetric } from "~/domain/format/numbers"
import { formatDuration, formatTimeWithZone } from "~/domain/format/times"
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { isSystemTag } from "~/domain/runs/keyStats"
import type { Run } from "~/domain/runs/run"
import { statusLook } from "~/domain/runs/runStatus"
import { nameOrId } from "~/domain/text/nameOrId"
import { naturalRanks } from "~/domain/text/naturalOrder"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import { usePreferences } from "~/hooks/preferences"

import styles from "./RunPreview.module.css"

type RunPreviewProps = { run: Run; server: string; timeZone: string; onClose: () => void }
type Line = {
  readonly ref: ColumnRef
  readonly value: string
  /** Every digit of a number; the tooltip. */
  readonly exact?: string
}

/** A run at a glance, from what the table has loaded already: no request, so it follows the arrow keys. */
export function RunPreview({ run, server, timeZone, onClose }: RunPreviewProps) {
  const [wanted, setWanted] = useState("")
  const { digits } = usePreferences()
  const sections = useMemo(() => sectionsOf(run, digits), [run, digits])
  const matches = ({ ref }: Line) => ref.key.toLowerCase().includes(wanted.toLowerCase())
  return (
    <aside className={styles["panel"]} aria-label={`Preview of ${run.name}`}>
      <header className={styles["head"]}>
        <h2>
          <UntrustedText text={nameOrId(run.name, run.id)} />
        </h2>
        <ButtonLink
          icon={<ExternalLink size={14} />}
          to={routes.run({ server, experimentId: run.experimentId, runId: run.id })}
        >
          Open
        </ButtonLink>
        <IconButton label="Close the preview" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <p className={styles["facts"]}>
        <StatusIcon status={run.status} /> {factsOf(run, timeZone)}
        <br />
        {run.id}
      </p>
      <SearchField label="Find a metric, param or tag" value={wanted} onChange={setWanted} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className={styles["lists"]} tabIndex={0} role="group" aria-label="Everything of the run, scrolls">
        {sections.map(({ title, lines }) => (
          <Section key={title} title={title} total={lines.length} lines={lines.filter(matches)} />
        ))}
      </div>
    </aside>
  )
}

function Section({ title, total, lines }: { title: string; total: number; lines: readonly Line[] }) {
  if (total === 0) return null
  return (
    <section>
      <h3>
        {title} <small>{lines.length === total ? total : `${lines.length} of ${total}`}</small>
      </h3>
      <dl className={styles["list"]}>
        {lines.map(({ ref, value, exact }) => (
          <div key={columnId(ref)}>
            <dt title={visibleText(ref.key)}>
              <UntrustedText text={ref.key} />
            </dt>
            <dd data-number={ref.kind === "metric" || undefined} title={exact}>
              {value === "" ? <i>empty</i> : <UntrustedText text={value} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function factsOf({ status, startedAtMs, endedAtMs }: Run, timeZone: string): string {
  const started = startedAtMs === undefined ? [] : [`started ${formatTimeWithZone(startedAtMs, timeZone)}`]
  const took = startedAtMs === undefined || endedAtMs === undefined ? [] : [formatDuration(endedAtMs - startedAtMs)]
  return [statusLook(status).label, ...started, ...took].join(" · ")
}

/** What people logged comes before what the machine did. */
function sectionsOf(
  { metrics, params, tags }: Run,
  digits: number,
): readonly { title: string; lines: readonly Line[] }[] {
  const text = (kind: ColumnRef["kind"], key: string, value: string): Line => ({ ref: { kind, key }, value })
  const numbers = metrics.map(({ key, value }): Line => {
    const exact = formatExact(value)
    return { ref: { kind: "metric", key }, value: formatMetric(value, digits), exact }
  })
  const tagLines = tags.map(({ key, value }) => text("tag", key, value))
  return [
    { title: "Metrics", lines: inOrder(numbers.filter(({ ref }) => !isSystemMetric(ref.key))) },
    { title: "Params", lines: inOrder(params.map(({ key, value }) => text("param", key, value))) },
    { title: "Tags", lines: inOrder(tagLines.filter(({ ref }) => !isSystemTag(ref))) },
    { title: "System metrics", lines: inOrder(numbers.filter(({ ref }) => isSystemMetric(ref.key))) },
    { title: "System tags", lines: inOrder(tagLines.filter(({ ref }) => isSystemTag(ref))) },
  ]
}

function inOrder(lines: readonly Line[]): readonly Line[] {
  const ranks = naturalRanks(lines.map(({ ref }) => ref.key))
  const ranked = lines.map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one)
}
