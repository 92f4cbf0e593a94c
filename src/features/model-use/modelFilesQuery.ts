import { queryOptions } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import type { Environment } from "~/domain/artifacts/environment"
import type { ArtifactFile } from "~/domain/artifacts/file"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { ENVIRONMENT_READER } from "~/viewers/environment/environmentReader"
import { MODEL_READER } from "~/viewers/model/modelReader"

import { readWhole } from "./readWhole"

/** Where the files of a model are: `folder` is below the root, "" = the root itself. */
export type ModelPlace = { readonly root: ArtifactRoot; readonly folder: string }

/** What every part of a page about a model's files is told. */
export type OfModel = { backend: Backend; place: ModelPlace }

export type ModelFiles = {
  readonly description: ModelDescription
  /** The file of its input example, as a scoring server takes it where there is one; "" = none. */
  readonly exampleName: string
  /** The text of that file; undefined = none, too large, or not readable. */
  readonly example: string | undefined
}

export const MOST_EXAMPLE_BYTES = 100_000
const KEPT_MS = 60_000

export const pathIn = ({ folder }: ModelPlace, name: string): string => (folder === "" ? name : `${folder}/${name}`)

/** What the files of a model say that its user has to know. Fails where there is no readable MLmodel. */
export const modelFilesQuery = (backend: Backend, place: ModelPlace) =>
  queryOptions<ModelFiles>({
    queryKey: [backend.id, "modelFiles", place.root, place.folder],
    queryFn: async ({ signal }) => {
      const open = (name: string) => backend.openArtifact(place.root, pathIn(place, name), undefined)
      const description = await readWhole(open("MLmodel"), MODEL_READER, signal)
      const exampleName = description.servingExample || description.example
      const example = exampleName === "" ? undefined : await exampleIn(open(exampleName), signal)
      return { description, exampleName, example }
    },
    staleTime: KEPT_MS,
    retry: false,
    // Two parts of the page read it: what failed for the one is not asked again by the other.
    retryOnMount: false,
    structuralSharing: false,
  })

export type ModelEnvironment = {
  /** The file that it was read from. */
  readonly name: string
  readonly environment: Environment
}

/** What the first readable one of these files says; at least one. Fails as the first did where none can be read. */
export const environmentQuery = (backend: Backend, place: ModelPlace, names: readonly string[]) =>
  queryOptions<ModelEnvironment>({
    queryKey: [backend.id, "modelEnvironment", place.root, place.folder, names],
    queryFn: async ({ signal }) => {
      let failure: unknown
      for (const name of names) {
        try {
          const file = backend.openArtifact(place.root, pathIn(place, name), undefined)
          return { name, environment: await readWhole(file, ENVIRONMENT_READER, signal) }
        } catch (error) {
          if (signal.aborted) throw error
          failure ??= error
        }
      }
      throw failure
    },
    staleTime: KEPT_MS,
    retry: false,
    structuralSharing: false,
  })

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
