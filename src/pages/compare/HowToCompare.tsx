import { Link } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { UntrustedText } from "~/components/UntrustedText"
import { Kbd } from "~/components/ui/Kbd"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"

import type { LoadedRun } from "./useComparedRuns"

/** Fewer than two runs: how to get to two. */
export function HowToCompare({ runs }: { runs: readonly LoadedRun[] }) {
  const servers = useServers()
  const [only] = runs
  return (
    <EmptyState title={only === undefined ? "Choose two or more runs" : "Choose one more run"}>
      {only !== undefined && (
        <p>
          So far: <UntrustedText text={only.run.name} />. Add another one above, or pick from its experiment,{" "}
          <Link to={routes.runs(only.backend.id, only.run.experimentId)}>
            <UntrustedText text={only.experiment} />
          </Link>
          .
        </p>
      )}
      <p>
        In the runs of an experiment, tick runs with <KbdKey keys="x" /> or the mouse and choose Compare (
        <KbdKey keys="c" />
        ). Runs of other experiments and servers can be added here.
      </p>
      <ul>
        {servers.map(({ id, label }) => (
          <li key={id}>
            <Link to={routes.experiments(id)}>
              Experiments of <UntrustedText text={label} />
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}

const KbdKey = ({ keys }: { keys: string }) => <Kbd keys={keys} />
