import { ExternalLink, X } from "lucide-react"
import { useMemo, useState } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { IconButton } from "~/components/ui/IconButton"
import { SearchField } from "~/components/ui/SearchField"
import { formatExact } from "~/domain/format/numbers"
import { formatDuration, formatTimeWithZone } from "~/domain/format/times"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { isSystemTag } from "~/domain/runs/keyStats"
import { naturalRanks } from "~/domain/runs/naturalOrder"
import type { Run } from "~/domain/runs/run"
import { statusLook } from "~/domain/runs/runStatus"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"

import styles from "./RunPreview.module.css"

type RunPreviewProps = { run: Run; server: string; timeZone: string; onClose: () => void }
type Line = { readonly ref: ColumnRef; readonly value: string }

/** A run at a glance, from what the table has loaded already: no request, so it follows the arrow keys. */
export function RunPreview({ run, server, timeZone, onClose }: RunPreviewProps) {
  const [wanted, setWanted] = useState("")
  const sections = useMemo(() => sectionsOf(run), [run])
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
      <p className={styles["facts"]}>{factsOf(run, timeZone)}</p>
      <SearchField label="Find a metric, param or tag" value={wanted} onChange={setWanted} />
      <div className={styles["lists"]}>
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
        {lines.map(({ ref, value }) => (
          <div key={columnId(ref)}>
            <dt>
              <UntrustedText text={ref.key} />
            </dt>
            <dd data-number={ref.kind === "metric" || undefined}>
              {value === "" ? <i>empty</i> : <UntrustedText text={value} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function factsOf({ status, startedAtMs, endedAtMs, id }: Run, timeZone: string): string {
  const started = startedAtMs === undefined ? [] : [`started ${formatTimeWithZone(startedAtMs, timeZone)}`]
  const took = startedAtMs === undefined || endedAtMs === undefined ? [] : [formatDuration(endedAtMs - startedAtMs)]
  return [statusLook(status).label, ...started, ...took, id].join(" · ")
}

function sectionsOf({ metrics, params, tags }: Run): readonly { title: string; lines: readonly Line[] }[] {
  const line = (kind: ColumnRef["kind"], key: string, value: string): Line => ({ ref: { kind, key }, value })
  const tagLines = tags.map(({ key, value }) => line("tag", key, value))
  return [
    { title: "Metrics", lines: inOrder(metrics.map(({ key, value }) => line("metric", key, formatExact(value)))) },
    { title: "Params", lines: inOrder(params.map(({ key, value }) => line("param", key, value))) },
    { title: "Tags", lines: inOrder(tagLines.filter(({ ref }) => !isSystemTag(ref))) },
    { title: "System tags", lines: inOrder(tagLines.filter(({ ref }) => isSystemTag(ref))) },
  ]
}

function inOrder(lines: readonly Line[]): readonly Line[] {
  const ranks = naturalRanks(lines.map(({ ref }) => ref.key))
  const ranked = lines.map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one)
}
