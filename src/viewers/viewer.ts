import type { ComponentType } from "react"

import type { ArtifactFile, FilesBeside, SameInOtherRuns } from "~/domain/artifacts/file"
import type { Magic } from "~/domain/artifacts/magic"

/** What is known of a file before a viewer is chosen. */
export type ViewedFile = Pick<ArtifactFile, "path" | "sizeBytes"> & { readonly magic: Magic }

/** One way to look at an artifact. Add a folder beside this file and one line in registry.ts. */
export type Viewer = {
  readonly id: string
  readonly label: string
  /** 0 = cannot show it; the highest number wins, the rest are offered under "View as". */
  readonly score: (file: ViewedFile) => number
  readonly load: () => Promise<{ View: ComponentType<ViewProps> }>
}

/** Give it a key per file: a view keeps what it has read. */
export type ViewProps = {
  readonly file: ArtifactFile
  readonly magic: Magic
  /** A place in the file, as the view itself wrote it to the address with `onAt`: a line, a step, a path. */
  readonly at?: string | undefined
  readonly onAt?: ((at: string) => void) | undefined
  /** The run still writes: the file may grow. */
  readonly isGrowing?: boolean | undefined
  /** For views that show several files as one. */
  readonly beside?: FilesBeside | undefined
  /** Where the file belongs to a run. */
  readonly elsewhere?: SameInOtherRuns | undefined
}
