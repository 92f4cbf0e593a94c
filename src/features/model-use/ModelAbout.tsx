import { useQuery } from "@tanstack/react-query"

import type { ArtifactRoot } from "~/api/backend"
import { modelLocation } from "~/api/mlflow/modelSource"
import { artifactsQuery } from "~/api/queries/artifacts"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { environmentFiles } from "~/domain/artifacts/environmentNames"
import { fileNameOf } from "~/domain/artifacts/file"
import { loggedModelUri } from "~/domain/models/modelUri"
import { visibleText } from "~/domain/text/visibleText"
import { Fault } from "~/viewers/Fault"
import { Flavors } from "~/viewers/model/Flavors"
import { ModelFacts } from "~/viewers/model/ModelFacts"
import { Signature } from "~/viewers/model/Signature"

import { AboutSkeleton } from "./AboutSkeleton"
import { FileLink } from "./FileLink"
import { FilesSize } from "./FilesSize"
import { modelFilesQuery, pathIn, type ModelFiles, type OfModel } from "./modelFilesQuery"
import styles from "./ModelAbout.module.css"
import { ModelExample } from "./ModelExample"
import { ModelPackages } from "./ModelPackages"
import { Unreadable } from "./readWhole"

/** What a model is, by the MLmodel among its files: flavors, signature, environment, size. */
export function ModelAbout({ backend, place }: OfModel) {
  const files = useQuery(modelFilesQuery(backend, place))
  // The browser of the files asks the same.
  const listing = useQuery(artifactsQuery(backend, place.root, place.folder))
  const names = listing.data?.entries.filter(({ isFolder }) => !isFolder).map(({ path }) => fileNameOf(path))
  if (files.isPending || listing.isPending) return <AboutSkeleton />
  if (files.data !== undefined)
    return <Described backend={backend} place={place} files={files.data} beside={names ?? []} />
  if (names?.includes("MLmodel") === false) return <NoModel backend={backend} place={place} />
  if (files.error instanceof Unreadable)
    return <Fault>Its MLmodel cannot be read. {visibleText(files.error.message)}.</Fault>
  return (
    <ErrorNotice
      error={files.error}
      what="The MLmodel among its files"
      onRetry={() => void files.refetch()}
      isRetrying={files.isFetching}
      recovers={false}
    />
  )
}

function Described({ backend, place, files, beside }: OfModel & { files: ModelFiles; beside: readonly string[] }) {
  const model = files.description
  const environment = environmentFiles(model.environment, beside)
  const file = (name: string) => <FileLink path={pathIn(place, name)}>{name}</FileLink>
  return (
    <div className={styles["about"]}>
      <ModelFacts
        model={{ ...model, environment, artifactPath: model.artifactPath || pathOf(place.root) }}
        file={file}
        size={model.sizeBytes === undefined && <FilesSize backend={backend} root={place.root} />}
      />
      <Signature model={model} level={3} />
      <ModelExample place={place} files={files} />
      <ModelPackages backend={backend} place={place} names={environment} />
      <details>
        <summary>All that is said of its flavors</summary>
        <Flavors model={model} level={3} />
      </details>
    </div>
  )
}

/** For a model that was saved first and logged as a folder: its MLmodel does not know where it went. */
function pathOf(root: ArtifactRoot): string {
  if (root.kind === "loggedModel") return loggedModelUri(root.modelId)
  const location = root.kind === "modelVersion" ? modelLocation(root.source, root.runId) : undefined
  return location?.kind === "loggedModel" ? loggedModelUri(location.modelId) : (location?.folder ?? "")
}

const NoModel = ({ backend, place }: OfModel) => (
  <>
    <p>
      There is no MLmodel among its files: it was registered as it lies there, and nobody wrote down its flavors, what
      it takes and gives, or what it needs.
    </p>
    <p>
      Size: <FilesSize backend={backend} root={place.root} />
    </p>
  </>
)
