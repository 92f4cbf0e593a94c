import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { act, renderHook } from "@testing-library/react"
import type { ReactNode } from "react"
import { expect, test, vi } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"
import { runAt, rowOf } from "~/domain/runs/runColumns"

import {
  useCreateExperiment,
  useDeleteExperiment,
  useDeleteExperimentTag,
  useRenameExperiment,
  useRestoreExperiment,
  useSetExperimentTag,
} from "./experimentMutations"
import { experimentQuery, experimentsQuery } from "./experiments"
import { runColumnsQuery } from "./runColumns"
import { useDeleteRuns, useRenameRun, useSetRunTag } from "./runMutations"
import { runQuery } from "./runs"

async function start() {
  const server = { id: "s", label: "s", address: "https://a.example", isConfigured: true, isReadOnly: false }
  const backend = await connect(server, {
    address: "https://a.example/",
    fetch: mlflowServer(createDemoServer("small").handle).fetch,
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return { backend, client, wrapper }
}

async function withRuns() {
  const place = await start()
  const { experiments } = await place.client.fetchQuery(experimentsQuery(place.backend))
  const id = experiments.find(({ name }) => name.endsWith("/training"))?.id ?? ""
  const table = runColumnsQuery(place.backend, { experimentIds: [id], filter: "", orderBy: [], lifecycle: "active" })
  const { columns } = await place.client.fetchQuery(table)
  const inTable = (runId: string) => {
    const now = place.client.getQueryData(table.queryKey)?.columns ?? columns
    return runAt(now, rowOf(now, runId) ?? -1)
  }
  return { ...place, inTable, ids: [0, 1, 2].map((row) => runAt(columns, row).id) }
}

const refused = () => new ApiError({ kind: "forbidden", status: 403, code: "", message: "no" })

/** A backend that answers when told to. */
type Held = "renameRun" | "deleteRun" | "setExperimentTag" | "deleteExperimentTag"

function held(backend: Backend, method: Held) {
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = []
  const call = () => new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
  return { backend: { ...backend, [method]: call }, answers }
}

test("a new name shows at once in the table and is kept when the server agrees", async () => {
  const { backend, client, wrapper, ids, inTable } = await withRuns()
  const [id = ""] = ids
  const { result } = renderHook(() => useRenameRun(backend), { wrapper })
  await act(() => result.current.mutateAsync({ runIds: [id], name: "better" }))
  expect(inTable(id).name).toBe("better")
  expect((await client.fetchQuery(runQuery(backend, id))).name).toBe("better")
})

test("a new name is shown before the answer and taken back when the server refuses", async () => {
  const { backend, wrapper, ids, inTable } = await withRuns()
  const [id = ""] = ids
  const { backend: slow, answers } = held(backend, "renameRun")
  const before = inTable(id).name
  const { result } = renderHook(() => useRenameRun(slow), { wrapper })
  act(() => result.current.mutate({ runIds: [id], name: "better" }))
  await expect.poll(() => answers.length).toBe(1)
  expect(inTable(id).name).toBe("better")
  act(() => answers[0]?.reject(refused()))
  await expect.poll(() => inTable(id).name).toBe(before)
})

test("of several deletions only the refused ones come back, and the caller learns which", async () => {
  const { backend, wrapper, ids, inTable } = await withRuns()
  const picky: Backend = {
    ...backend,
    deleteRun: (id) => (id === ids[1] ? Promise.reject(refused()) : backend.deleteRun(id)),
  }
  const { result } = renderHook(() => useDeleteRuns(picky), { wrapper })
  const outcome = await act(() => result.current.mutateAsync({ runIds: ids }))
  expect(outcome.failed.map(({ runId }) => runId)).toEqual([ids[1]])
  expect(ids.map((id) => inTable(id).isDeleted)).toEqual([true, false, true])
})

test("a mutation that changed nothing at all is an error", async () => {
  const { backend, wrapper, ids, inTable } = await withRuns()
  const { result } = renderHook(() => useSetRunTag({ ...backend, setRunTag: () => Promise.reject(refused()) }), {
    wrapper,
  })
  await expect(act(() => result.current.mutateAsync({ runIds: ids, key: "a", value: "b" }))).rejects.toThrow("no")
  expect(inTable(ids[0] ?? "").tags.some(({ key }) => key === "a")).toBe(false)
})

test("experiments move between the lists without loading them again", async () => {
  const { backend, client, wrapper } = await start()
  const active = experimentsQuery(backend)
  const deleted = experimentsQuery(backend, { lifecycle: "deleted" })
  await client.fetchQuery(active)
  await client.fetchQuery(deleted)
  const names = (list: typeof active) => client.getQueryData(list.queryKey)?.experiments.map(({ name }) => name) ?? []
  const create = renderHook(() => useCreateExperiment(backend), { wrapper }).result
  const { id } = await act(() => create.current.mutateAsync({ name: "/Shared/new" }))
  expect(names(active)).toContain("/Shared/new")
  const rename = renderHook(() => useRenameExperiment(backend), { wrapper }).result
  await act(() => rename.current.mutateAsync({ experimentId: id, name: "/Shared/newer" }))
  expect(names(active)).toContain("/Shared/newer")
  expect(names(active)).not.toContain("/Shared/new")
  const remove = renderHook(() => useDeleteExperiment(backend), { wrapper }).result
  await act(() => remove.current.mutateAsync({ experimentId: id }))
  expect(names(active)).not.toContain("/Shared/newer")
  expect(names(deleted)).toContain("/Shared/newer")
  const restore = renderHook(() => useRestoreExperiment(backend), { wrapper }).result
  await act(() => restore.current.mutateAsync({ experimentId: id }))
  expect(names(active)).toContain("/Shared/newer")
  expect(names(deleted)).not.toContain("/Shared/newer")
  expect((await client.fetchQuery(experimentQuery(backend, id))).isDeleted).toBe(false)
})

async function withTagChanges() {
  const { backend: real, client, wrapper } = await start()
  const list = experimentsQuery(real)
  const { experiments } = await client.fetchQuery(list)
  const experimentId = experiments.find(({ name }) => name.endsWith("/training"))?.id ?? ""
  const sets = held(real, "setExperimentTag")
  const deletions = held(sets.backend, "deleteExperimentTag")
  const { result } = renderHook(
    () => ({ set: useSetExperimentTag(deletions.backend), remove: useDeleteExperimentTag(deletions.backend) }),
    { wrapper },
  )
  act(() => {
    result.current.set.mutate({ experimentId, key: "stage", value: "trial" })
  })
  await vi.waitFor(() => expect(sets.answers).toHaveLength(1))
  act(() => {
    result.current.remove.mutate({ experimentId, key: "team" })
  })
  await vi.waitFor(() => expect(deletions.answers).toHaveLength(1))
  const keys = () =>
    client
      .getQueryData(list.queryKey)
      ?.experiments.find(({ id }) => id === experimentId)
      ?.tags.map(({ key }) => key)
      .filter((key) => !key.startsWith("mlflow."))
  return { real, experimentId, set: sets.answers[0], deletion: deletions.answers[0], keys, result }
}

test("two changes to one experiment both stay, in whatever order they are answered", async () => {
  const { set, deletion, keys, result } = await withTagChanges()
  expect(keys()).toEqual(["stage"])
  deletion?.resolve()
  await vi.waitFor(() => expect(result.current.remove.isSuccess).toBe(true))
  set?.resolve()
  await vi.waitFor(() => expect(result.current.set.isSuccess).toBe(true))
  expect(keys()).toEqual(["stage"])
})

test("a refused change leaves what the server has, not what was there before a later one", async () => {
  const { real, experimentId, set, deletion, keys, result } = await withTagChanges()
  await real.deleteExperimentTag(experimentId, "team")
  deletion?.resolve()
  await vi.waitFor(() => expect(result.current.remove.isSuccess).toBe(true))
  set?.reject(refused())
  await vi.waitFor(() => expect(result.current.set.isError).toBe(true))
  expect(keys()).toEqual([])
})

test("an experiment that nothing here knows comes into the lists as the server has it", async () => {
  const { backend, client, wrapper } = await start()
  const active = experimentsQuery(backend)
  const { experiments } = await client.fetchQuery(active)
  const [one] = experiments
  if (one === undefined) throw new Error("The seed has no experiment")
  const names = () => client.getQueryData(active.queryKey)?.experiments.map(({ name }) => name)
  const remove = renderHook(() => useDeleteExperiment(backend), { wrapper }).result
  await act(() => remove.current.mutateAsync({ experimentId: one.id }))
  expect(names()).not.toContain(one.name)
  const restore = renderHook(() => useRestoreExperiment(backend), { wrapper }).result
  await act(() => restore.current.mutateAsync({ experimentId: one.id }))
  expect(names()).toContain(one.name)
})

test("where the server does not tell either, the lists are asked for again", async () => {
  const { backend, client, wrapper } = await start()
  const active = experimentsQuery(backend)
  await client.fetchQuery(active)
  const dumb = { ...backend, getExperiment: () => Promise.reject(refused()) }
  const { id } = await backend.getExperiment(await backend.createExperiment("/Shared/by-someone-else"))
  const rename = renderHook(() => useRenameExperiment(dumb), { wrapper }).result
  await act(() => rename.current.mutateAsync({ experimentId: id, name: "/Shared/ours" }))
  expect(client.getQueryState(active.queryKey)?.isInvalidated).toBe(true)
})
