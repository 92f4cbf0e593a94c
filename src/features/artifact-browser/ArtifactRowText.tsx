import { File, FileImage, FileText, Folder, FolderOpen } from "lucide-react"

import { UntrustedText } from "~/components/UntrustedText"
import { extensionOf, fileNameOf } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"

import styles from "./ArtifactRowText.module.css"
import type { ArtifactRow } from "./artifactTree"

const NOTES = { loading: "Listing…", failed: "Could not be listed. Try again", empty: "Empty" }
const ICON = 14

export function ArtifactRowText({ row }: { row: ArtifactRow }) {
  if (row.kind === "note") return <span className={styles["note"]}>{NOTES[row.note]}</span>
  const { path, sizeBytes } = row.entry
  return (
    <span className={styles["row"]}>
      <EntryIcon path={path} isOpen={row.isOpen} />
      <UntrustedText text={fileNameOf(path)} isClipped />
      {sizeBytes !== undefined && <small>{formatBytes(sizeBytes)}</small>}
    </span>
  )
}

/** By name only: a hint for the eye. What a file is, its bytes tell when it is opened. */
export function EntryIcon({ path, isOpen }: { path: string; isOpen: boolean | undefined }) {
  const Icon = ICONS[isOpen === undefined ? kindOf(extensionOf(path)) : isOpen ? "open" : "closed"]
  return <Icon size={ICON} aria-hidden="true" className={styles["icon"]} />
}

const ICONS = { open: FolderOpen, closed: Folder, picture: FileImage, text: FileText, other: File }
const PICTURES = new Set(["png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif"])
const TEXTS = new Set(["txt", "md", "json", "yaml", "yml", "log", "py", "csv", "tsv", "html", "toml", "xml"])

function kindOf(extension: string): "picture" | "text" | "other" {
  if (PICTURES.has(extension)) return "picture"
  return TEXTS.has(extension) ? "text" : "other"
}
