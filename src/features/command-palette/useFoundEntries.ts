import { useQueries } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { modelsQuery } from "~/api/queries/models"
import { runQuery } from "~/api/queries/runs"
import { modelsNamed } from "~/domain/models/modelFilter"
import type { Server } from "~/domain/servers/server"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { useDebounced } from "~/hooks/useDebounced"

import { looksLikeRunId, type PaletteEntry } from "./entries"

const SHORTEST = 2
const MOST_MODELS = 5

/** What only the servers know: runs by id, models by part of their name. Asked after a pause, and never for one letter. */
export function useFoundEntries(typed: string, backends: readonly Backend[], servers: readonly Server[]) {
  const text = useDebounced(typed.trim())
  const runs = useRuns(text, backends)
  const models = useModels(text, backends)
  const labelOf = (id: string) => servers.find((server) => server.id === id)?.label ?? id
  const found = [...runs, ...models].flatMap(({ query, toEntries, backend }) =>
    query.data === undefined ? [] : toEntries(labelOf(backend.id)),
  )
  return { found, isAsking: [...runs, ...models].some(({ query }) => query.isFetching) }
}

function useRuns(text: string, backends: readonly Backend[]) {
  const asked = looksLikeRunId(text) ? backends : []
  const queries = useQueries({ queries: asked.map((backend) => runQuery(backend, text.toLowerCase())) })
  return queries.map((query, index) => {
    const backend = asked[index]! // useQueries answers one result per query
    const toEntries = (hint: string): readonly PaletteEntry[] => {
      const run = query.data
      if (run === undefined) return []
      const path = routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id })
      return [{ key: `run\0${backend.id}`, group: "Runs", text: nameOrId(run.name, run.id), hint, target: { path } }]
    }
    return { query, backend, toEntries }
  })
}

function useModels(text: string, backends: readonly Backend[]) {
  const isWord = text.length >= SHORTEST && !looksLikeRunId(text) && !text.includes("://")
  const asked = isWord ? backends.filter(({ can }) => can.registry === true) : []
  const question = { filter: modelsNamed(text), orderBy: [], pageSize: MOST_MODELS }
  const queries = useQueries({ queries: asked.map((backend) => modelsQuery(backend, question)) })
  return queries.map((query, index) => {
    const backend = asked[index]! // as above
    const toEntries = (hint: string): readonly PaletteEntry[] =>
      (query.data?.models ?? []).map(({ name }) => ({
        key: `model\0${backend.id}\0${name}`,
        group: "Models",
        text: name,
        hint,
        target: { path: routes.model(backend.id, name) },
      }))
    return { query, backend, toEntries }
  })
}
