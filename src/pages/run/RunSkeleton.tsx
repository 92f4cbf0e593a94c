import { RowsSkeleton, Skeleton } from "~/components/feedback/Skeleton"

import { VisuallyHidden } from "~/components/ui/VisuallyHidden"

import styles from "./RunPage.module.css"

export function RunSkeleton() {
  return (
    <div role="status" aria-label="Loading the run" className={styles["page"]}>
      <h1>
        <VisuallyHidden>Loading the run</VisuallyHidden>
      </h1>
      <div className={styles["skeletonHead"]}>
        <Skeleton width="16rem" height="1.8rem" />
        <Skeleton width="24rem" height="1.6rem" />
      </div>
      <RowsSkeleton rows={12} label="Loading metrics and params" />
    </div>
  )
}
