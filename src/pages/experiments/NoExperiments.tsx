import { EmptyState } from "~/components/feedback/EmptyState"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { useBackend } from "~/features/connections/backends"
import { reasonOf } from "~/features/experiment-actions/reasonOf"
import { useSearch } from "~/hooks/useSearch"

import { experimentsSearch } from "./experimentsSearch"

/** Why the list is empty, and the next step. */
export function NoExperiments({ hasAny }: { hasAny: boolean }) {
  const { can } = useBackend()
  const [{ search, show }, setSearch] = useSearch(experimentsSearch)
  if (hasAny) {
    return (
      <EmptyState title="No experiment matches">
        <p>
          No name holds <UntrustedText text={search} />.
        </p>
        <Button onClick={() => setSearch({ search: "" })}>Clear the search</Button>
      </EmptyState>
    )
  }
  if (show === "mine") {
    return (
      <EmptyState title="None of these is yours">
        <p>
          {can.user === undefined ? (
            "This server does not tell who you are, so no experiment is known to be yours."
          ) : (
            <>
              Yours are those below /Users/
              <UntrustedText text={can.user} /> and those that the server says you own.
            </>
          )}
        </p>
        <Button onClick={() => setSearch({ show: "all" })}>Show all experiments</Button>
      </EmptyState>
    )
  }
  if (show === "starred") {
    return (
      <EmptyState title="Nothing starred yet">
        <p>Press the star beside an experiment to keep it at hand here, in the rail and on the start page.</p>
        <Button onClick={() => setSearch({ show: "all" })}>Show all experiments</Button>
      </EmptyState>
    )
  }
  if (show === "deleted") {
    return (
      <EmptyState title="Nothing is deleted">
        <p>Deleted experiments stay here, and can be restored, until the operator of the server collects them.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No experiments yet">
      <p>
        An experiment is a collection of related runs; a run is one execution of the code of a model. A script makes an
        experiment with mlflow.set_experiment, or make one here.
      </p>
      <Button kind="primary" disabledReason={reasonOf(can.writes)} onClick={() => setSearch({ create: "1" })}>
        New experiment
      </Button>
    </EmptyState>
  )
}
