import type { ArtifactEntry } from "./file"

/** Every word has to stand somewhere in the path; capitals do not matter. */
export function matchFiles(entries: readonly ArtifactEntry[], text: string): readonly ArtifactEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
  return entries.filter(({ path }) => {
    const lower = path.toLowerCase()
    return words.every((word) => lower.includes(word))
  })
}
