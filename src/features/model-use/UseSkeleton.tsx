import { RowsSkeleton } from "~/components/feedback/Skeleton"

import styles from "./UseSkeleton.module.css"

/** As high as the ways to use a model, so that the files below do not jump. */
export const UseSkeleton = () => (
  <div className={styles["waiting"]}>
    <RowsSkeleton rows={10} label="Reading the model" />
  </div>
)
