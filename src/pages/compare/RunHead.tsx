import { Ellipsis, Flag } from "lucide-react"

import { Badge } from "~/components/ui/Badge"
import { IconButton } from "~/components/ui/IconButton"
import { Menu, MenuEntry, MenuLink } from "~/components/ui/Menu"
import { cssColor } from "~/domain/runs/runColor"
import { routes } from "~/domain/url/routes"

import type { CompareProps } from "./ComparePage"
import styles from "./ComparePage.module.css"
import type { LoadedRun } from "./useComparedRuns"

/** What stands around a run's name at the top of its column. */
export function RunHead({
  run: loaded,
  runs,
  search,
  onSearch,
  isBaseline,
}: CompareProps & { run: LoadedRun; isBaseline: boolean }) {
  const { run, reference, backend, server, color } = loaded
  const hasServers = runs.some((other) => other.server !== server)
  return (
    <>
      <i aria-hidden="true" className={styles["swatch"]} style={{ background: cssColor(color) }} />
      {hasServers && <Badge>{server}</Badge>}
      {isBaseline && (
        <span className={styles["flag"]} role="img" aria-label="baseline" title="The others are compared with this run">
          <Flag size={13} aria-hidden="true" />
        </span>
      )}
      <span className={styles["runMenu"]}>
        <Menu
          align="end"
          trigger={
            <IconButton isSmall label={`More for ${run.name}`}>
              <Ellipsis size={14} />
            </IconButton>
          }
        >
          <MenuEntry
            disabledReason={isBaseline ? "It is the baseline" : undefined}
            onSelect={() => onSearch({ baseline: reference })}
          >
            Compare the others with this run
          </MenuEntry>
          <MenuLink to={routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id })}>
            Open the run
          </MenuLink>
          <MenuEntry onSelect={() => onSearch({ runs: search.runs.filter((other) => other !== reference) })}>
            Take out of the comparison
          </MenuEntry>
        </Menu>
      </span>
    </>
  )
}
