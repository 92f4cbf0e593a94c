/** What the tree of artifacts draws, as one flat list: entries of open folders, and notes where one is not read yet. */
import { fileNameOf, type ArtifactEntry } from "~/domain/artifacts/file"
import { compareNatural } from "~/domain/text/naturalOrder"

export type FolderState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "ready"; readonly entries: readonly ArtifactEntry[] }

export type ArtifactRow = {
  /** The path; a note has its folder's path and a line break, which no entry of it has. */
  readonly key: string
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isOpen: boolean | undefined
} & (
  | { readonly kind: "entry"; readonly entry: ArtifactEntry }
  | { readonly kind: "note"; readonly folder: string; readonly note: "loading" | "failed" | "empty" }
)

export function artifactRows(
  folderOf: (path: string) => FolderState,
  isOpen: (path: string) => boolean,
): readonly ArtifactRow[] {
  const rows: ArtifactRow[] = []
  const add = (folder: string, level: number) => {
    const content = folderOf(folder)
    if (content.state !== "ready") {
      rows.push(noteRow(folder, level, content.state))
      return
    }
    if (content.entries.length === 0) rows.push(noteRow(folder, level, "empty"))
    sorted(content.entries).forEach((entry, index, { length }) => {
      const isEntryOpen = entry.isFolder ? isOpen(entry.path) : undefined
      rows.push({
        kind: "entry",
        key: entry.path,
        entry,
        level,
        position: index + 1,
        siblings: length,
        isOpen: isEntryOpen,
      })
      // A server that lists a folder inside itself would never end.
      if (isEntryOpen === true && entry.path.startsWith(folder === "" ? "" : `${folder}/`) && entry.path !== folder) {
        add(entry.path, level + 1)
      }
    })
  }
  add("", 1)
  return rows
}

const noteRow = (folder: string, level: number, note: "loading" | "failed" | "empty"): ArtifactRow => ({
  kind: "note",
  key: `${folder}\n`,
  folder,
  note,
  level,
  position: 1,
  siblings: 1,
  isOpen: undefined,
})

/** Folders first, then by name as people count: step-2 before step-10. */
export const sorted = (entries: readonly ArtifactEntry[]): readonly ArtifactEntry[] =>
  entries.toSorted(
    (a, b) => Number(b.isFolder) - Number(a.isFolder) || compareNatural(fileNameOf(a.path), fileNameOf(b.path)),
  )

/** `a/b/c` -> "", "a", "a/b": the folders that must be open to see it. */
export const parentFolders = (path: string): readonly string[] => {
  const parts = path === "" ? [] : path.split("/")
  return parts.map((_, index) => parts.slice(0, index).join("/"))
}
