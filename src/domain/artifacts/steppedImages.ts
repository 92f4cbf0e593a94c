import { fileNameOf, type ArtifactEntry } from "./file"

/** What `mlflow.log_image(image, key=..., step=...)` made of its key and step in the name of a file. */
export type SteppedImage = {
  readonly key: string
  readonly step: number
  readonly timestamp: number
  /** Of the same picture, small and large. */
  readonly id: string
  readonly isCompressed: boolean
}

/**
 * `images/<key>%step%<step>%timestamp%<ms>%<uuid>.png` from 2.12 on, with `+` since 3.10; in the key `#`, later `~`, stands for
 * a slash. The id may begin with any letter. Beside each lies a small copy: `...%compressed.webp`.
 */
const NAME =
  /^(.*)([+%])step\2(-?\d{1,15})\2timestamp\2(\d{1,16})\2([0-9A-Za-z-]{8,64})(?:\2(compressed))?\.(?:png|webp|jpe?g|gif)$/s

export function steppedImage(path: string): SteppedImage | undefined {
  const match = NAME.exec(fileNameOf(path))
  if (match === null) return undefined
  const [, key = "", , step, timestamp, id = "", compressed] = match
  return {
    key: key.replace(/[~#]/g, "/"),
    step: Number(step),
    timestamp: Number(timestamp),
    id,
    isCompressed: compressed !== undefined,
  }
}

/** One picture of a key at a step: the file that was logged, and its small copy where there is one. */
export type StepPicture = {
  readonly step: number
  readonly full: ArtifactEntry | undefined
  readonly small: ArtifactEntry | undefined
}
export type StepSeries = { readonly key: string; readonly pictures: readonly StepPicture[] }

/** All series of a folder, keys in order of their names, pictures by step. Logged twice at a step: the last one counts. */
export function stepSeries(entries: readonly ArtifactEntry[]): readonly StepSeries[] {
  const byKey = new Map<string, Map<number, { timestamp: number; id: string; picture: StepPicture }>>()
  for (const entry of entries) {
    const image = entry.isFolder ? undefined : steppedImage(entry.path)
    if (image === undefined) continue
    const steps = byKey.get(image.key) ?? new Map<number, { timestamp: number; id: string; picture: StepPicture }>()
    byKey.set(image.key, steps)
    const old = steps.get(image.step)
    if (old !== undefined && old.id !== image.id && old.timestamp >= image.timestamp) continue
    const before = old?.id === image.id ? old.picture : { step: image.step, full: undefined, small: undefined }
    const picture = image.isCompressed ? { ...before, small: entry } : { ...before, full: entry }
    steps.set(image.step, { timestamp: image.timestamp, id: image.id, picture })
  }
  return [...byKey]
    .map(([key, steps]) => ({
      key,
      pictures: [...steps.values()].map(({ picture }) => picture).toSorted((a, b) => a.step - b.step),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Every step that any of the series has. */
export const stepsOf = (series: readonly StepSeries[]): readonly number[] =>
  [...new Set(series.flatMap(({ pictures }) => pictures.map(({ step }) => step)))].toSorted((a, b) => a - b)

/** The picture of a series at a step, or the last one before it. */
export const pictureAt = ({ pictures }: StepSeries, step: number): StepPicture | undefined =>
  pictures.findLast((picture) => picture.step <= step)
