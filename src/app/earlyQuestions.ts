import {
  FIRST_EXPERIMENTS,
  FIRST_RUNS,
  getExperiment,
  getRun,
  searchExperiments,
  searchRuns,
} from "~/api/mlflow/questions"
import type { Question } from "~/api/requestInit"
import { decodeSegment } from "~/domain/url/routes"

import type { PageName } from "./pages"

/** What an address leads to, read with as little code as possible: a page that is not known here just starts later. */
export type Destination = {
  readonly page: PageName
  /** undefined: the page is about no server, and the rail begins with the first one. */
  readonly server?: string
  /** Of the run that the page is about. */
  readonly runId?: string
  /** What the page asks first, once its server is known. */
  readonly questions: readonly Question[]
}

/** `place`: what stands behind the hash, `/s/prod/experiments/1?sort=...`; empty = the start page. */
export function destinationOf(place: string): Destination | undefined {
  const [path = "", query = ""] = place.split("?")
  const [first = "", ...segments] = path.split("/").filter(Boolean).map(decodeSegment)
  if (first === "s") return onServer(segments, query)
  if (segments.length > 0) return undefined
  if (first === "") return { page: "home", questions: [] }
  if (first === "compare-models") return { page: "compareModels", questions: [] }
  return first === "servers" || first === "settings" || first === "compare" ? { page: first, questions: [] } : undefined
}

function onServer([server, noun, id, sub, subId]: readonly string[], query: string): Destination | undefined {
  if (server === undefined) return undefined
  const to = (page: PageName, questions: readonly Question[] = []): Destination => ({ page, server, questions })
  if (noun === "models") return to(id === undefined ? "models" : sub === undefined ? "model" : "modelVersion")
  if (noun === "logged-models") return to("loggedModel")
  if (noun !== "experiments") return undefined
  if (id === undefined) return to("experiments", asIs(query, /^show$/) ? [allExperiments] : [])
  if (sub === undefined) return to("runs", asIs(query, /^(with|filter|sort|tab|lifecycle)$/) ? runsOf(id) : [])
  return subId === undefined ? undefined : { ...to("run", [getRun(subId)]), runId: subId }
}

/** Nothing in the query changes what is asked. */
const asIs = (query: string, names: RegExp): boolean =>
  [...new URLSearchParams(query).keys()].every((name) => !names.test(name))

const allExperiments = searchExperiments({ lifecycle: "active", filter: "", pageSize: FIRST_EXPERIMENTS })

const runsOf = (experimentId: string): readonly Question[] => [
  getExperiment(experimentId),
  searchRuns({
    experimentIds: [experimentId],
    filter: "",
    orderBy: ["attributes.start_time DESC"],
    lifecycle: "active",
    pageSize: FIRST_RUNS,
  }),
]
