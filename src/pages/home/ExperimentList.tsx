import { Link } from "react-router-dom"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import { folderOf } from "~/domain/experiments/experimentName"
import { leafLabel } from "~/domain/experiments/experimentTree"
import { formatAge } from "~/domain/format"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import type { Mark } from "~/features/experiment-tree/marks"
import { useNow } from "~/hooks/useNow"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"

const MOST = 8

type ExperimentListProps = {
  title: string
  marks: readonly (Mark & { readonly createdAtMs?: number | undefined })[]
  servers: readonly Server[]
  hint: string
  /** True while it is not known yet which they are. */
  isWaiting?: boolean
}

/** Names are remembered with the stars, so this asks nobody anything. */
export function ExperimentList({ title, marks, servers, hint, isWaiting = false }: ExperimentListProps) {
  const nowMs = useNow()
  return (
    <Panel title={title}>
      {marks.length === 0 ? (
        isWaiting ? (
          <RowsSkeleton rows={MOST} />
        ) : (
          <p className={styles["hint"]}>{hint}</p>
        )
      ) : (
        <ul className={styles["list"]}>
          {marks.slice(0, MOST).map((mark) => (
            <li key={`${mark.server}:${mark.id}`}>
              <Link to={routes.runs(mark.server, mark.id)} title={mark.name}>
                <UntrustedText text={leafLabel(mark.name)} isClipped />
              </Link>
              <span className={styles["place"]}>
                <UntrustedText text={placeOf(mark, servers)} isClipped />
              </span>
              {mark.createdAtMs !== undefined && (
                <span className={styles["end"]}>{formatAge(mark.createdAtMs, nowMs)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The end of the way tells more than its beginning: `churn · ana.kova@contoso.example · Demo`. */
function placeOf({ server, name }: Mark, servers: readonly Server[]): string {
  const folders = folderOf(name).split("/").filter(Boolean).toReversed()
  const label = servers.find(({ id }) => id === server)?.label ?? server
  return [...folders.filter((folder) => folder !== "Users"), ...(servers.length === 1 ? [] : [label])].join(" · ")
}
