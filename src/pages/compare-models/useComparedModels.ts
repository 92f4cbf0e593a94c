import type { UseQueryResult } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { artifactsQuery } from "~/api/queries/artifacts"
import { modelVersionQuery } from "~/api/queries/models"
import { runQuery } from "~/api/queries/runs"
import { environmentFiles } from "~/domain/artifacts/environmentNames"
import { fileNameOf } from "~/domain/artifacts/file"
import type { ModelVersion } from "~/domain/models/model"
import { parseModelReference, type ModelReference } from "~/domain/models/modelReference"
import type { Run } from "~/domain/runs/run"
import { useBackends } from "~/features/connections/backends"
import {
  environmentQuery,
  modelFilesQuery,
  type ModelEnvironment,
  type ModelFiles,
} from "~/features/model-use/modelFilesQuery"
import { versionRoot } from "~/features/model-use/versionRoot"

import { after, knownOf, none, valueOf, type Known } from "./known"
import { useAligned } from "./useAligned"

/** One version, and what has come of it so far. */
export type ComparedModel = {
  /** As it stands in the URL. */
  readonly text: string
  readonly reference: ModelReference | undefined
  /** The name of its server. */
  readonly server: string
  readonly version: Known<ModelVersion>
  readonly run: Known<Run>
  readonly files: Known<ModelFiles>
  readonly environment: Known<ModelEnvironment>
}

export const MOST_VERSIONS = 20

/** The versions of the URL from all their servers, in its order; each lives on when another fails. */
export function useComparedModels(written: readonly string[]): readonly ComparedModel[] {
  const places = useVersions(usePlaces([...new Set(written)].slice(0, MOST_VERSIONS)))
  const runs = useAligned(
    places.map(({ asked, version }) => {
      const runId = valueOf(version)?.runId ?? ""
      return asked && runId !== "" ? runQuery(asked, runId) : undefined
    }),
  )
  const contents = useContents(places)
  return places.map(({ text, reference, server, version }, place) => ({
    text,
    reference,
    server,
    version,
    run: after(version, ({ runId }) => (runId === "" ? none("It names no source run") : knownOf(runs[place]))),
    files: after(version, () => contents.files[place] ?? WAITING),
    environment: after(version, () => contents.environments[place] ?? WAITING),
  }))
}

const WAITING: Known<never> = { state: "waiting" }

/** What the files of each version say. */
function useContents(places: readonly Versioned[]) {
  const roots = places.map(({ asked, version }) => {
    const found = valueOf(version)
    return asked && found && { backend: asked, place: { root: versionRoot(found), folder: "" } }
  })
  const files = useAligned(roots.map((one) => one && modelFilesQuery(one.backend, one.place)))
  // What lies beside the MLmodel may tell of the environment though the MLmodel does not.
  const listings = useAligned(roots.map((one) => one && artifactsQuery(one.backend, one.place.root, "")))
  const beside = listings.map((listing) => listing && namesIn(listing))
  const needs = beside.map((names, place) => {
    if (names === undefined || files[place]?.isPending !== false) return undefined
    return environmentFiles(files[place].data?.description.environment ?? [], names)
  })
  const environments = useAligned(
    roots.map((one, place) => {
      const wanted = needs[place] ?? []
      return one && wanted.length > 0 ? environmentQuery(one.backend, one.place, wanted) : undefined
    }),
  )
  return {
    files: files.map((asked, place) =>
      asked?.isError === true && listings[place]?.isSuccess === true && beside[place]?.includes("MLmodel") === false
        ? none("There is no MLmodel among its files")
        : knownOf(asked),
    ),
    environments: environments.map((asked, place) =>
      needs[place]?.length === 0 ? none("No file of an environment was found") : knownOf(asked),
    ),
  }
}

type Listing = UseQueryResult<{ readonly entries: readonly { readonly path: string; readonly isFolder: boolean }[] }>

/** undefined while it is on its way; a listing that failed leaves what the MLmodel names. */
function namesIn({ data, isError }: Listing): readonly string[] | undefined {
  if (data === undefined) return isError ? [] : undefined
  return data.entries.filter(({ isFolder }) => !isFolder).map(({ path }) => fileNameOf(path))
}

type Place = Pick<ComparedModel, "text" | "reference" | "server"> & { readonly backend: Known<Backend> }

function usePlaces(texts: readonly string[]): readonly Place[] {
  const references = texts.map(parseModelReference)
  const ids = new Set(references.flatMap((reference) => (reference === undefined ? [] : [reference.server])))
  const connections = useBackends([...ids])
  return texts.map((text, place) => {
    const reference = references[place]
    const connection = connections.find(({ server }) => server.id === reference?.server)
    const server = connection?.server.label ?? reference?.server ?? ""
    return { text, reference, server, backend: backendOf(reference, connection) }
  })
}

function backendOf(
  reference: ModelReference | undefined,
  connection: ReturnType<typeof useBackends>[number] | undefined,
): Known<Backend> {
  if (reference === undefined) return none("This names no version: write <server>:<model>:<version>")
  if (connection === undefined) return none(`No server is called “${reference.server}” here`)
  return after(knownOf(connection.query), (backend): Known<Backend> =>
    backend.can.registry === true ? { state: "here", value: backend } : none(backend.can.registry),
  )
}

type Versioned = Place & { readonly asked: Backend | undefined; readonly version: Known<ModelVersion> }

function useVersions(places: readonly Place[]): readonly Versioned[] {
  const answers = useAligned(
    places.map(({ backend, reference }) => {
      const asked = valueOf(backend)
      return asked && reference && modelVersionQuery(asked, { name: reference.name, version: reference.version })
    }),
  )
  return places.map((place, index) => ({
    ...place,
    asked: valueOf(place.backend),
    version: after(place.backend, () => knownOf(answers[index])),
  }))
}
