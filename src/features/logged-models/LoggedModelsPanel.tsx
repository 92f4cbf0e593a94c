import { useInfiniteQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { loggedModelsQuery } from "~/api/queries/models"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { Button } from "~/components/ui/Button"

import { LoggedModelGrid } from "./LoggedModelGrid"
import styles from "./LoggedModelsPanel.module.css"

const PAGE_SIZE = 50

/** The logged models (MLflow 3) of some experiments of one server; `filter` is the server's own text. */
export function LoggedModelsPanel({
  backend,
  experimentIds,
  filter = "",
}: {
  backend: Backend
  experimentIds: readonly string[]
  filter?: string | undefined
}) {
  const { loggedModels } = backend.can
  if (loggedModels !== true) return <EmptyState title={loggedModels} />
  return <Models backend={backend} experimentIds={experimentIds} filter={filter} />
}

function Models({
  backend,
  experimentIds,
  filter,
}: {
  backend: Backend
  experimentIds: readonly string[]
  filter: string
}) {
  const query = useInfiniteQuery(loggedModelsQuery(backend, { experimentIds, filter, pageSize: PAGE_SIZE }))
  const models = query.data?.flatMap((page) => page.models)
  return (
    <div className={styles["panel"]}>
      <QueryView query={{ ...query, data: models }} what="The logged models" empty={<NoModels />}>
        {(found) => <LoggedModelGrid models={found} server={backend.id} />}
      </QueryView>
      {query.hasNextPage && (
        <div className={styles["foot"]}>
          <span role="status">{models?.length ?? 0} models so far</span>
          <Button
            onClick={() => void query.fetchNextPage()}
            disabledReason={query.isFetchingNextPage ? "Loading now" : undefined}
          >
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}

const NoModels = () => (
  <EmptyState title="No models were logged here">
    <p>
      A run logs one with <code>mlflow.&lt;flavour&gt;.log_model</code>.
    </p>
  </EmptyState>
)
