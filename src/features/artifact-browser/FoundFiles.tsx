import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { allFilesQuery, MOST_SEARCHED, type AllFiles } from "~/api/queries/allFiles"
import { VirtualTree } from "~/components/table/VirtualTree"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { fileNameOf } from "~/domain/artifacts/file"
import { matchFiles } from "~/domain/artifacts/matchFiles"
import { formatCount } from "~/domain/format"

import { EntryIcon } from "./ArtifactRowText"
import styles from "./FoundFiles.module.css"

const ROW_PX = 26

type FoundFilesProps = {
  backend: Backend
  root: ArtifactRoot
  text: string
  path: string
  onPath: (path: string) => void
}

/** What has the text in its path, of all folders; they are walked as long as it stands here. */
export function FoundFiles({ backend, root, text, path, onPath }: FoundFilesProps) {
  const [isStopped, setStopped] = useState(false)
  const client = useQueryClient()
  const query = allFilesQuery(backend, root)
  const { data, error } = useQuery({ ...query, enabled: !isStopped })
  const found = matchFiles(data?.entries ?? [], text)
  const rows = found.map((entry, index) => ({
    key: entry.path,
    entry,
    level: 1,
    position: index + 1,
    siblings: found.length,
    isOpen: undefined,
  }))
  const stop = () => {
    setStopped(true)
    void client.cancelQueries({ queryKey: query.queryKey }, { revert: false })
  }
  const isSearching = !isStopped && error === null && data?.isDone !== true
  return (
    <div className={styles["found"]}>
      <div className={styles["state"]}>
        <p role="status">{words(found.length, data ?? NOT_YET, { isStopped, isSearching })}</p>
        {isSearching && <Button onClick={stop}>Stop</Button>}
        {isStopped && data?.isDone !== true && <Button onClick={() => setStopped(false)}>Search on</Button>}
      </div>
      {rows.length > 0 && (
        <VirtualTree
          label="Found files"
          rows={rows}
          rowHeightPx={ROW_PX}
          currentKey={path}
          textOf={({ key }) => fileNameOf(key)}
          renderRow={({ entry }) => (
            <span className={styles["row"]}>
              <EntryIcon path={entry.path} isOpen={entry.isFolder ? false : undefined} />
              <UntrustedText text={fileNameOf(entry.path)} isClipped />
              <small>
                <UntrustedText text={entry.path.slice(0, -fileNameOf(entry.path).length)} isClipped />
              </small>
            </span>
          )}
          onToggle={() => undefined}
          onActivate={({ key }) => onPath(key)}
        />
      )}
    </div>
  )
}

type State = { readonly isStopped: boolean; readonly isSearching: boolean }

const NOT_YET: AllFiles = { entries: [], folders: 0, failed: 0, waiting: 0, isDone: false }

function words(count: number, { folders, failed, waiting }: AllFiles, state: State): string {
  const searched = `${formatCount(folders)} ${folders === 1 ? "folder" : "folders"}`
  const parts = [
    `${count === 0 && !state.isSearching ? "Nothing" : formatCount(count)} found.`,
    state.isSearching ? `Searching, ${searched} so far…` : `Searched ${searched}.`,
    whyNotAll(waiting, state),
    failed > 0 ? `${formatCount(failed)} could not be listed.` : "",
  ]
  return parts.filter((part) => part !== "").join(" ")
}

function whyNotAll(waiting: number, { isStopped, isSearching }: State): string {
  if (isStopped) return "Stopped before the end."
  if (isSearching || waiting === 0) return ""
  return `There are more than the ${formatCount(MOST_SEARCHED)} that are searched.`
}
