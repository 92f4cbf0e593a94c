import type { Backend } from "~/api/backend"
import type { RunsChanged } from "~/api/queries/runMutations"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"

/** The selected runs of one server. */
export type RunTarget = { readonly backend: Backend; readonly runs: readonly Run[] }

export type Failure = { readonly name: string; readonly message: string }
export type BatchOutcome = { readonly changed: readonly Run[]; readonly failures: readonly Failure[] }

/** Progress is shown between chunks; the requests inside one wait for each other in api/ anyway. */
const CHUNK = 20

type Batch = {
  readonly runs: readonly Run[]
  readonly send: (runIds: readonly string[]) => Promise<RunsChanged>
  readonly onProgress: (done: number) => void
}

/** Changes run after run, goes on after failures and reports them by name. */
export async function changeInChunks({ runs, send, onProgress }: Batch): Promise<BatchOutcome> {
  const changed: Run[] = []
  const failures: Failure[] = []
  for (let start = 0; start < runs.length; start += CHUNK) {
    const chunk = runs.slice(start, start + CHUNK)
    const { failed } = await sendChunk(chunk, send)
    const messages = new Map(failed.map(({ runId, error }) => [runId, error.message]))
    for (const run of chunk) {
      const message = messages.get(run.id)
      if (message === undefined) changed.push(run)
      else failures.push({ name: nameOrId(run.name, run.id), message })
    }
    onProgress(Math.min(start + CHUNK, runs.length))
  }
  return { changed, failures }
}

/** The mutation throws when not a single run could be changed. */
async function sendChunk(chunk: readonly Run[], send: Batch["send"]): Promise<Pick<RunsChanged, "failed">> {
  try {
    return await send(chunk.map(({ id }) => id))
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    return { failed: chunk.map(({ id }) => ({ runId: id, error })) }
  }
}

/** The runs by what a tag was before, so that undo can put each back; undefined = it was not set. */
export function byOldTag(runs: readonly Run[], key: string): ReadonlyMap<string | undefined, readonly string[]> {
  const found = new Map<string | undefined, string[]>()
  for (const { id, tags } of runs) {
    const old = tags.find((tag) => tag.key === key)?.value
    const ids = found.get(old)
    if (ids) ids.push(id)
    else found.set(old, [id])
  }
  return found
}
