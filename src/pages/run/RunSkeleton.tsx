import { RowsSkeleton, Skeleton } from "~/components/feedback/Skeleton"

import styles from "./RunPage.module.css"

export function RunSkeleton() {
  return (
    <div role="status" aria-label="Loading the run" className={styles["page"]}>
      <div className={styles["skeletonHead"]}>
        <Skeleton width="16rem" height="1.8rem" />
        <Skeleton width="24rem" height="1.6rem" />
      </div>
      <RowsSkeleton rows={12} label="Loading metrics and params" />
    </div>
  )
}
