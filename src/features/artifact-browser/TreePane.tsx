import { useRef, type KeyboardEvent } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { later } from "~/components/later"
import { VirtualTree } from "~/components/table/VirtualTree"
import { SearchField } from "~/components/ui/SearchField"
import { fileNameOf } from "~/domain/artifacts/file"
import { text } from "~/domain/url/search"
import { useDelayed } from "~/hooks/useDelayed"
import { useHotkeys } from "~/hooks/useHotkeys"
import { useSearch } from "~/hooks/useSearch"

import { ArtifactRowText } from "./ArtifactRowText"
import type { ArtifactRow } from "./artifactTree"
import styles from "./TreePane.module.css"
import type { useFolders } from "./useFolders"

const ROW_PX = 26
/** The field above them, its padding and theirs: on a phone the file stands below, and gets what they do not need. */
const AROUND_ROWS_PX = 58

/** What is looked for among the names of all files. The three pages that show files have it in their address. */
const filesSearch = { files: text() }

const FoundFiles = later(() => import("./FoundFiles").then((module) => module.FoundFiles))

type TreePaneProps = {
  backend: Backend
  root: ArtifactRoot
  path: string
  onPath: (path: string) => void
  folders: ReturnType<typeof useFolders>
}

/** The way to a file: by its folders, or by its name. */
export function TreePane({ folders, ...place }: TreePaneProps) {
  const { path, onPath } = place
  const [{ files }, setSearch] = useSearch(filesSearch)
  const [draft, setDraft] = useDelayed(files, (next) => setSearch({ files: next }))
  const field = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  useHotkeys([{ keys: "/", text: "Find a file by its name", group: "Artifacts", run: () => field.current?.focus() }])
  const goToList = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return
    event.preventDefault()
    pane.current?.querySelector<HTMLElement>("[role=tree]")?.focus()
  }
  const activate = (row: ArtifactRow) => {
    if (row.kind === "note") {
      if (row.note === "failed") folders.retry(row.folder)
      return
    }
    if (row.isOpen !== undefined) folders.setOpen(row.key, row.key === path ? !row.isOpen : true)
    onPath(row.key)
  }
  const isSearch = files !== ""
  const maxHeight = isSearch ? undefined : folders.rows.length * ROW_PX + AROUND_ROWS_PX
  return (
    <div ref={pane} className={styles["pane"]} style={{ maxHeight }}>
      <SearchField
        ref={field}
        className={styles["field"]}
        label="Find a file"
        value={draft}
        onChange={setDraft}
        onKeyDown={goToList}
      />
      {isSearch ? (
        <FoundFiles {...place} text={files} />
      ) : (
        <div className={styles["tree"]}>
          <VirtualTree
            label="Artifacts"
            rows={folders.rows}
            rowHeightPx={ROW_PX}
            currentKey={path}
            textOf={(row) => fileNameOf(row.key)}
            renderRow={(row) => <ArtifactRowText row={row} />}
            onToggle={(row, isOpen) => folders.setOpen(row.key, isOpen)}
            onActivate={activate}
          />
        </div>
      )}
    </div>
  )
}
