import { useQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { experimentsQuery } from "~/api/queries/experiments"
import type { Experiment } from "~/domain/experiments/experiment"

const NONE: readonly Experiment[] = []

/** Active and deleted ones: both hold their names. */
export function useKnownExperiments(backend: Backend) {
  const active = useQuery(experimentsQuery(backend)).data?.experiments ?? NONE
  const deleted = useQuery(experimentsQuery(backend, { lifecycle: "deleted" })).data?.experiments ?? NONE
  return { active, deleted }
}
