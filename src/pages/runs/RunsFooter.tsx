import { RotateCw } from "lucide-react"

import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { Kbd } from "~/components/ui/Kbd"
import { Progress } from "~/components/ui/Progress"
import { formatCount } from "~/domain/format/numbers"

import styles from "./RunsPage.module.css"

type RunsFooterProps = {
  loaded: number
  matching: number | undefined
  isComplete: boolean
  isLoading: boolean
  /** Where the order of the rows comes from. */
  orderNote: string
  onStop: () => void
  onLoadMore: () => void
  onReload: () => void
}

/** How much is here. MLflow does not tell how many runs there are, so there is no "of" before the last page. */
export function RunsFooter(props: RunsFooterProps) {
  const { loaded, matching, isComplete, isLoading, orderNote, onStop, onLoadMore, onReload } = props
  return (
    <footer className={styles["foot"]}>
      <span role="status">{stateOf({ loaded, isComplete, isLoading })}</span>
      {isComplete && !isLoading && (
        <IconButton label="Load all runs again" isSmall onClick={onReload}>
          <RotateCw size={12} />
        </IconButton>
      )}
      {isLoading && (
        <>
          <Progress label={isComplete ? "Loading all runs again" : "Loading the other runs"} />
          <Button className={styles["small"]} onClick={onStop}>
            Stop
          </Button>
        </>
      )}
      {!isComplete && !isLoading && (
        <Button className={styles["small"]} onClick={onLoadMore}>
          Load the rest
        </Button>
      )}
      {matching !== undefined && <span>filter matches {formatCount(matching)}</span>}
      <span>{orderNote}</span>
      <span className={styles["keys"]} aria-hidden="true">
        <Kbd keys="j" /> <Kbd keys="k" /> move <Kbd keys="x" /> select <Kbd keys="c" /> compare <Kbd keys="?" /> all
        keys
      </span>
    </footer>
  )
}

function stateOf({
  loaded,
  isComplete,
  isLoading,
}: Pick<RunsFooterProps, "loaded" | "isComplete" | "isLoading">): string {
  const count = formatCount(loaded)
  if (isComplete && loaded === 0) return "No runs"
  if (isComplete) return loaded === 1 ? "The only run is loaded" : `All ${count} runs loaded`
  if (!isLoading && loaded === 0) return "No run could be loaded"
  return isLoading ? `${count} runs loaded, more to come` : `Stopped at ${count} runs`
}
