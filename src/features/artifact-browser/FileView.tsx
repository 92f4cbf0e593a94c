import { useQuery } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { QueryView } from "~/components/feedback/QueryView"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Select } from "~/components/ui/Select"
import type { ArtifactEntry, ArtifactFile } from "~/domain/artifacts/file"
import type { Magic } from "~/domain/artifacts/magic"
import { formatBytes } from "~/domain/format"
import { viewersFor, viewOf } from "~/viewers/registry"
import type { ViewProps } from "~/viewers/viewer"

import { ArtifactMenu } from "./ArtifactMenu"
import { DownloadButton } from "./DownloadButton"
import { FileSteps } from "./FileSteps"
import { headQuery } from "./headQuery"
import { PathBar } from "./PathBar"
import type { FilePlace } from "./useFilePlace"
import { useFilesBeside } from "./useFilesBeside"

/** One file in the best view for it, with the others to choose from. */
export function FileView({
  backend,
  root,
  entry,
  path,
  rootUri,
  onPath,
  as,
  onAs,
  siblings,
  ...place
}: {
  backend: Backend
  root: ArtifactRoot
  entry: ArtifactEntry
  /** What its folder holds, itself included. */
  siblings: readonly ArtifactEntry[]
  rootUri: string
} & FilePlace &
  Pick<ViewProps, "isGrowing" | "elsewhere">) {
  const head = useQuery(headQuery(backend, root, entry))
  const beside = useFilesBeside(backend, root)
  const viewers =
    head.data === undefined
      ? []
      : viewersFor({ ...entry, sizeBytes: entry.sizeBytes ?? head.data.file.sizeBytes, magic: head.data.magic })
  const viewer = viewers.find(({ id }) => id === as) ?? viewers[0]
  const View = viewer === undefined ? undefined : viewOf(viewer)
  return (
    <>
      <PathBar path={path} rootUri={rootUri} onPath={onPath}>
        <FileSteps path={path} siblings={siblings} onPath={onPath} />
        {sizeText(entry.sizeBytes ?? head.data?.file.sizeBytes, head.isPending)}
        {viewer !== undefined && viewers.length > 1 && (
          <Select
            label="View as"
            isLabelHidden
            options={viewers.map(({ id, label }) => ({ value: id, label }))}
            value={viewer.id}
            onChange={(id) => onAs(id === viewers[0]?.id ? "" : id)}
          />
        )}
        <DownloadButton file={backend.openArtifact(root, path, head.data?.file.sizeBytes ?? entry.sizeBytes)} />
        <ArtifactMenu {...{ backend, root, path }} />
      </PathBar>
      <QueryView query={head} what="The file" skeleton={<Reading />}>
        {(opened: { file: ArtifactFile; magic: Magic }) =>
          View === undefined ? null : (
            <View key={viewer?.id} {...opened} {...place} beside={beside} whileLoading={<Reading />} />
          )
        }
      </QueryView>
    </>
  )
}

/** Not every server tells it, and a file that is not here as a whole may have any. */
const sizeText = (sizeBytes: number | undefined, isReading: boolean): string =>
  sizeBytes !== undefined ? formatBytes(sizeBytes) : isReading ? "" : "size unknown"

const Reading = () => <RowsSkeleton rows={12} label="Reading the file" />
