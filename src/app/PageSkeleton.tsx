import { Skeleton } from "~/components/feedback/Skeleton"
import { VisuallyHidden } from "~/components/ui/VisuallyHidden"

import styles from "./PageSkeleton.module.css"

/** Stands where a page will: its header, a toolbar and rows. */
export function PageSkeleton() {
  return (
    <>
      <h1>
        <VisuallyHidden>Loading</VisuallyHidden>
      </h1>
      <div className={styles["page"]} role="status" aria-label="Loading">
        <Skeleton width="16rem" height="1.6rem" />
        <Skeleton width="100%" height="2rem" />
        <Skeleton width="100%" height="60vh" />
      </div>
    </>
  )
}
