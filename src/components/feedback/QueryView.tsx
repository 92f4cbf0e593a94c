import type { ReactNode } from "react"

import { ErrorNotice } from "./ErrorNotice"
import styles from "./QueryView.module.css"
import { RowsSkeleton } from "./Skeleton"

/** The part of a query result that this needs; react-query's own result fits. */
export type QueryLike<T> = {
  readonly data: T | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly isPlaceholderData?: boolean
  readonly refetch?: () => unknown
}

/**
 * The four answers of a question to a server: a skeleton while it has none, the reason why there is nothing, what
 * failed and what to do, and the answer. An older answer stays when a newer one fails, dimmed and with a note.
 */
export function QueryView<T>({
  query,
  what,
  skeleton = <RowsSkeleton rows={8} />,
  empty,
  isEmpty = isEmptyList,
  children,
}: {
  query: QueryLike<T>
  /** Names what is asked for, as in "The runs"; used when it fails. */
  what?: string | undefined
  skeleton?: ReactNode
  empty?: ReactNode
  isEmpty?: ((data: T) => boolean) | undefined
  children: (data: T) => ReactNode
}) {
  const { data, isPlaceholderData = false } = query
  const notice = (isCompact: boolean) => <Failure query={query} what={what} isCompact={isCompact} />
  if (data === undefined) return hasFailed(query) ? notice(false) : skeleton
  const answer = empty !== undefined && isEmpty(data) ? empty : children(data)
  if (hasFailed(query)) {
    return (
      <>
        {notice(true)}
        <Stale>{answer}</Stale>
      </>
    )
  }
  return isPlaceholderData ? <Stale>{answer}</Stale> : answer
}

const hasFailed = ({ error }: QueryLike<unknown>): boolean => error !== null && error !== undefined

function Failure({
  query: { error, isFetching, refetch },
  what,
  isCompact,
}: {
  query: QueryLike<unknown>
  what: string | undefined
  isCompact: boolean
}) {
  return (
    <ErrorNotice
      error={error}
      what={what}
      onRetry={refetch === undefined ? undefined : () => void refetch()}
      isRetrying={isFetching}
      isCompact={isCompact}
    />
  )
}

const Stale = ({ children }: { children: ReactNode }) => (
  <div className={styles["stale"]} aria-busy="true">
    {children}
  </div>
)

const isEmptyList = (data: unknown): boolean => Array.isArray(data) && data.length === 0
