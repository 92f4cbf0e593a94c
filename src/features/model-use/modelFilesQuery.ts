import { queryOptions } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import type { Checked } from "~/domain/artifacts/checked"
import type { ArtifactFile } from "~/domain/artifacts/file"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { askWorker } from "~/hooks/askWorker"
import { MODEL_READER } from "~/viewers/model/modelReader"
import type { FileQuestion } from "~/viewers/useFileAnswer"

/** Where the files of a model are: `folder` is below the root, "" = the root itself. */
export type ModelPlace = { readonly root: ArtifactRoot; readonly folder: string }

export type ModelFiles = {
  readonly description: ModelDescription
  /** The text of its input example; undefined = none, too large, or not readable. */
  readonly example: string | undefined
}

const MOST_EXAMPLE_BYTES = 100_000
const TIMEOUT_MS = 20_000
const KEPT_MS = 60_000

/** What the files of a model say that its user has to know. Fails where there is no readable MLmodel. */
export const modelFilesQuery = (backend: Backend, { root, folder }: ModelPlace) =>
  queryOptions<ModelFiles>({
    queryKey: [backend.id, "modelFiles", root, folder],
    queryFn: async ({ signal }) => {
      const open = (name: string) => backend.openArtifact(root, folder === "" ? name : `${folder}/${name}`, undefined)
      const reading = await describe(open("MLmodel"), signal)
      if (!reading.ok) throw new Error(reading.message)
      const { example, servingExample } = reading.value
      const name = servingExample === "" ? example : servingExample
      return { description: reading.value, example: name === "" ? undefined : await exampleIn(open(name), signal) }
    },
    staleTime: KEPT_MS,
    structuralSharing: false,
  })

async function describe(file: ArtifactFile, signal: AbortSignal): Promise<Checked<ModelDescription>> {
  const { url, answerHere, mostBytes } = MODEL_READER
  const bytes = await file.bytes({ start: 0, end: mostBytes + 1 }, signal)
  if (bytes.length > mostBytes) return { ok: false, message: "Its MLmodel is too large to be read here" }
  const { ask, close } = askWorker<FileQuestion, Checked<ModelDescription>>(url, answerHere, TIMEOUT_MS)
  try {
    return await ask({ path: file.path, bytes })
  } finally {
    close()
  }
}

/** Code can be written without it. */
async function exampleIn(file: ArtifactFile, signal: AbortSignal): Promise<string | undefined> {
  try {
    const bytes = await file.bytes({ start: 0, end: MOST_EXAMPLE_BYTES + 1 }, signal)
    return bytes.length > MOST_EXAMPLE_BYTES ? undefined : new TextDecoder().decode(bytes)
  } catch (error) {
    if (signal.aborted) throw error
    return undefined
  }
}
