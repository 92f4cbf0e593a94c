import { formatCount } from "~/domain/format"

import styles from "./LoadMore.module.css"
import { Button } from "./ui/Button"

export type Pages = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** How many are shown, and the way to the rest: no server tells how many there are. */
export function LoadMore({
  pages,
  count,
  noun,
}: {
  pages: Pages
  count: number
  /** Of one: "child run". */
  noun: string
}) {
  return (
    <div className={styles["foot"]}>
      <span role="status">
        {formatCount(count)} {noun}
        {count !== 1 && "s"}
        {pages.hasNextPage && " so far"}
      </span>
      {pages.hasNextPage && (
        <Button
          onClick={() => void pages.fetchNextPage()}
          disabledReason={pages.isFetchingNextPage ? "Loading now" : undefined}
        >
          Show more
        </Button>
      )}
    </div>
  )
}
