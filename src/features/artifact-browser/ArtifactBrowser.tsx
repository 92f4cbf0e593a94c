import type { ReactNode } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { EmptyState } from "~/components/feedback/EmptyState"
import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { SplitPane } from "~/components/layout/SplitPane"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { folderOf, type ArtifactEntry, type SameInOtherRuns } from "~/domain/artifacts/file"

import styles from "./ArtifactBrowser.module.css"
import { FileView } from "./FileView"
import { FolderView } from "./FolderView"
import { TreePane } from "./TreePane"
import type { FilePlace } from "./useFilePlace"
import { useFolders } from "./useFolders"

const TREE_PERCENT = 32

type ArtifactBrowserProps = FilePlace & {
  backend: Backend
  root: ArtifactRoot
  /** Its files may still grow. */
  isGrowing?: boolean | undefined
  /** For files that are looked at across runs. */
  elsewhere?: SameInOtherRuns | undefined
  /** What can be done with a folder that holds these. */
  folderActions?: ((path: string, entries: readonly ArtifactEntry[]) => ReactNode) | undefined
}

/** The files of a run, a model version or a logged model. What is chosen lives with the page, in its address. */
export function ArtifactBrowser(props: ArtifactBrowserProps) {
  const { backend, root, path, onPath } = props
  const folders = useFolders(backend, root, path)
  const top = folders.folderOf("")
  if (top.state === "loading") return <RowsSkeleton rows={6} label="Listing the artifacts" />
  if (top.state === "failed") {
    return (
      <ErrorNotice
        error={top.error}
        what="The artifacts"
        onRetry={() => folders.retry("")}
        isRetrying={folders.isRetrying}
      />
    )
  }
  if (top.entries.length === 0) {
    return (
      <EmptyState title="No artifacts">
        <p>
          Files appear here once the run logs them, with <code>mlflow.log_artifact(…)</code> or a model.
        </p>
        {folders.rootUri !== "" && (
          <p>
            They go to <UntrustedText text={folders.rootUri} />
          </p>
        )}
      </EmptyState>
    )
  }
  return (
    <div className={styles["browser"]}>
      <SplitPane
        name="artifacts"
        initialPercent={TREE_PERCENT}
        label="Width of the file tree"
        start={<TreePane {...{ backend, root, path, onPath, folders }} />}
        end={
          <ErrorBoundary key={path} what="This artifact">
            <Chosen {...props} folders={folders} />
          </ErrorBoundary>
        }
      />
    </div>
  )
}

function Chosen({ folders, ...props }: ArtifactBrowserProps & { folders: ReturnType<typeof useFolders> }) {
  const { backend, root, path, onPath } = props
  const parent = folderOf(path)
  const shared = { backend, root, path, onPath, rootUri: folders.rootUri, actions: props.folderActions }
  if (path === "") return <FolderView {...shared} folder={folders.folderOf("")} />
  const above = folders.folderOf(parent)
  const siblings = above.state === "ready" ? above.entries : []
  const entry = siblings.find((other) => other.path === path)
  if (entry?.isFolder === true) return <FolderView {...shared} folder={folders.folderOf(path)} />
  if (entry !== undefined) return <FileView {...props} {...{ entry, siblings }} rootUri={folders.rootUri} />
  if (above.state === "loading" && !isKnownMissing(parent, folders)) {
    return <RowsSkeleton rows={6} label="Looking for the file" />
  }
  return (
    <EmptyState title="This artifact is not there">
      <p>
        The server lists nothing at <UntrustedText text={path} />. It may have been deleted, or the link may be wrong.
      </p>
      <Button onClick={() => onPath("")}>Show all artifacts</Button>
    </EmptyState>
  )
}

/** True when a folder on the way to it was listed and does not hold the next one. */
function isKnownMissing(parent: string, folders: ReturnType<typeof useFolders>): boolean {
  const parts = parent.split("/")
  return parts.some((_, index) => {
    const above = folders.folderOf(parts.slice(0, index).join("/"))
    const next = parts.slice(0, index + 1).join("/")
    if (above.state === "failed") return true
    return above.state === "ready" && !above.entries.some((entry) => entry.path === next && entry.isFolder)
  })
}
