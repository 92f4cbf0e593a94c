import { useState, type ReactNode } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { EmptyState } from "~/components/feedback/EmptyState"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { fileNameOf, type ArtifactEntry } from "~/domain/artifacts/file"
import { formatBytes, formatCount } from "~/domain/format"

import { ArtifactMenu } from "./ArtifactMenu"
import { EntryIcon } from "./ArtifactRowText"
import { sorted, type FolderState } from "./artifactTree"
import styles from "./FolderView.module.css"
import { PathBar } from "./PathBar"
import { ZipButton } from "./ZipButton"

const SHOWN_AT_FIRST = 300

/** What a folder holds. */
export function FolderView({
  backend,
  root,
  folder,
  path,
  rootUri,
  onPath,
  actions,
}: {
  backend: Backend
  root: ArtifactRoot
  folder: FolderState
  path: string
  rootUri: string
  onPath: (path: string) => void
  actions?: ((path: string, entries: readonly ArtifactEntry[]) => ReactNode) | undefined
}) {
  return (
    <>
      <PathBar path={path} rootUri={rootUri} onPath={onPath}>
        {folder.state === "ready" && totals(folder.entries)}
        {folder.state === "ready" && actions?.(path, folder.entries)}
        {folder.state === "ready" && folder.entries.length > 0 && <ZipButton {...{ backend, root, path }} />}
        <ArtifactMenu {...{ backend, root, path }} />
      </PathBar>
      {folder.state === "loading" && <RowsSkeleton rows={6} label="Listing the folder" />}
      {folder.state === "failed" && <ErrorNotice error={folder.error} what="The folder" />}
      {folder.state === "ready" && <Entries entries={folder.entries} onPath={onPath} />}
    </>
  )
}

function Entries({ entries, onPath }: { entries: readonly ArtifactEntry[]; onPath: (path: string) => void }) {
  const [isAll, setAll] = useState(false)
  if (entries.length === 0) return <EmptyState title="This folder is empty" />
  const shown = isAll ? sorted(entries) : sorted(entries).slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <ul className={styles["entries"]} aria-label="Content of the folder">
        {shown.map(({ path, isFolder, sizeBytes }) => (
          <li key={path}>
            <button type="button" onClick={() => onPath(path)}>
              <EntryIcon path={path} isOpen={isFolder ? false : undefined} />
              <UntrustedText text={fileNameOf(path)} />
              <small>{sizeBytes === undefined ? "" : formatBytes(sizeBytes)}</small>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button onClick={() => setAll(true)}>Show all {formatCount(entries.length)}</Button>
      )}
    </>
  )
}

function totals(entries: readonly ArtifactEntry[]): string {
  const files = entries.filter(({ isFolder }) => !isFolder)
  const isSized = files.every(({ sizeBytes }) => sizeBytes !== undefined)
  const bytes = files.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0)
  const folders = entries.length - files.length
  return [
    folders > 0 ? count(folders, "folder") : "",
    files.length > 0 ? `${count(files.length, "file")}${isSized ? `, ${formatBytes(bytes)}` : ""}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ")
}

const count = (n: number, noun: string): string => `${formatCount(n)} ${noun}${n === 1 ? "" : "s"}`
