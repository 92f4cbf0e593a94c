import type { Experiment } from "~/domain/experiments/experiment"
import { ExperimentNote } from "~/features/experiment-actions/ExperimentNote"
import { ExperimentTags } from "~/features/experiment-actions/ExperimentTags"
import { noteOf, ownTags } from "~/features/experiment-actions/note"

import styles from "./RunsPage.module.css"

/** Its description, folded to one line, and its tags; nothing where it has neither. */
export function AboutExperiment({ experiment }: { experiment: Experiment }) {
  if (noteOf(experiment).trim() === "" && ownTags(experiment).length === 0) return null
  return (
    <div className={styles["about"]}>
      <ExperimentNote experiment={experiment} />
      <div className={styles["tags"]}>
        <ExperimentTags experiment={experiment} />
      </div>
    </div>
  )
}
