import { useQuery } from "@tanstack/react-query"
import { Plus } from "lucide-react"
import { useMemo } from "react"
import { useNavigate } from "react-router-dom"

import { experimentsQuery, type ExperimentList } from "~/api/queries/experiments"
import { QueryView } from "~/components/feedback/QueryView"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { PageHeader } from "~/components/layout/PageHeader"
import { Button } from "~/components/ui/Button"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import type { Experiment } from "~/domain/experiments/experiment"
import { isOwnedBy } from "~/domain/experiments/experimentName"
import { formatCount } from "~/domain/format"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { PairBadge } from "~/features/connections/PairBadge"
import { usePair } from "~/features/connections/usePair"
import { reasonOf } from "~/features/experiment-actions/reasonOf"
import { isSame, useStars } from "~/features/experiment-tree/marks"
import { useToggles } from "~/features/experiment-tree/openNodes"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useSearch } from "~/hooks/useSearch"

import { ExperimentGrid } from "./ExperimentGrid"
import { experimentRows } from "./experimentRows"
import { NoExperiments } from "./NoExperiments"
import styles from "./ExperimentsPage.module.css"
import { experimentsSearch, showOptions } from "./experimentsSearch"

const CreateExperimentDialog = later(() =>
  import("~/features/experiment-actions/CreateExperimentDialog").then((module) => module.CreateExperimentDialog),
)

const LinkedExperiments = later(() => import("./LinkedExperiments").then((module) => module.LinkedExperiments))

const HOTKEY = { text: "Find an experiment", group: "Experiments" }

/** Every experiment of one server as a tree by path. */
export function ExperimentsPage() {
  useDocumentTitle("Experiments")
  const backend = useBackend()
  const navigate = useNavigate()
  const pair = usePair(backend.id)
  const [search, setSearch] = useSearch(experimentsSearch)
  const query = useQuery(experimentsQuery(backend, { lifecycle: search.show === "deleted" ? "deleted" : "active" }))
  return (
    <>
      <PageHeader
        title="Experiments"
        about={
          <>
            {query.data !== undefined && <Count list={query.data} />}
            <PairBadge server={backend.id} />
          </>
        }
        actions={
          <>
            <SegmentedControl
              label="Which experiments"
              options={showOptions({ user: backend.can.user, isLinked: pair !== undefined })}
              value={search.show}
              onChange={(show) => setSearch({ show }, { push: true })}
            />
            <Button
              kind="primary"
              icon={<Plus size={14} />}
              disabledReason={reasonOf(backend.can.writes)}
              onClick={() => setSearch({ create: "1" })}
            >
              New experiment
            </Button>
          </>
        }
      />
      <div className={styles["toolbar"]}>
        <DelayedSearchField
          label="Find by any part of the path"
          value={search.search}
          onChange={(text) => setSearch({ search: text })}
          hotkey={HOTKEY}
        />
      </div>
      <div className={styles["work"]}>
        {pair !== undefined && search.show === "linked" ? (
          <LinkedExperiments pair={pair} whileLoading={<RowsSkeleton rows={12} />} />
        ) : (
          <QueryView query={query} what="The experiments">
            {({ experiments }) => <Experiments experiments={experiments} />}
          </QueryView>
        )}
      </div>
      {search.create === "1" && (
        <CreateExperimentDialog
          backend={backend}
          onClose={() => setSearch({ create: "" })}
          onCreated={({ id }) => void navigate(routes.runs(backend.id, id))}
        />
      )}
    </>
  )
}

function Count({ list: { experiments, isComplete } }: { list: ExperimentList }) {
  const count = formatCount(experiments.length)
  return <span role="status">{isComplete ? count : `${count} so far, loading more`}</span>
}

function Experiments({ experiments }: { experiments: readonly Experiment[] }) {
  const { id: server, can } = useBackend()
  const [{ search, show, sort }] = useSearch(experimentsSearch)
  const { toggled, setOpen } = useToggles(search)
  const stars = useStars()
  const shown = useMemo(() => {
    const user = can.user ?? ""
    if (show === "mine") return experiments.filter((experiment) => user !== "" && isOwnedBy(user, experiment))
    if (show !== "starred") return experiments
    return experiments.filter(({ id }) => stars.some((star) => isSame(star, { server, id })))
  }, [experiments, server, can.user, show, stars])
  const rows = useMemo(
    () => experimentRows(shown, { server, search, order: sort, toggled }),
    [shown, server, search, sort, toggled],
  )
  return rows.length === 0 ? (
    <NoExperiments hasAny={shown.length > 0} />
  ) : (
    <ExperimentGrid rows={rows} setOpen={setOpen} />
  )
}
