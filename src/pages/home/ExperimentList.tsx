import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { folderOf } from "~/domain/experiments/experimentName"
import { leafLabel } from "~/domain/experiments/experimentTree"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import type { Mark } from "~/features/experiment-tree/marks"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"

const MOST = 8

/** Names are remembered with the stars, so this asks nobody anything. */
export function ExperimentList({
  title,
  marks,
  servers,
  hint,
}: {
  title: string
  marks: readonly Mark[]
  servers: readonly Server[]
  hint: string
}) {
  return (
    <Panel title={title}>
      {marks.length === 0 ? (
        <p className={styles["hint"]}>{hint}</p>
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
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function placeOf({ server, name }: Mark, servers: readonly Server[]): string {
  const label = servers.find(({ id }) => id === server)?.label ?? server
  const folder = folderOf(name).replace(/\/$/, "")
  return servers.length === 1 ? folder : `${label} ${folder}`.trim()
}
