import { useQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { guideQuery } from "~/api/queries/connections"
import { QueryView } from "~/components/feedback/QueryView"

import { GuideTableView } from "./GuideTableView"
import { ServerDetails } from "./ServerDetails"

/** What is done with this server, and whether here, by MLflow's clients or elsewhere. */
export function TaskTable({ backend }: { backend: Backend }) {
  return (
    <ServerDetails serverId={backend.id} part="tasks" summary="What is done here, and what elsewhere">
      <Tasks backend={backend} />
    </ServerDetails>
  )
}

function Tasks({ backend }: { backend: Backend }) {
  const guide = useQuery(guideQuery(backend))
  return (
    <QueryView query={guide} what="The table of tasks">
      {({ tasks }) => <GuideTableView table={tasks} />}
    </QueryView>
  )
}
