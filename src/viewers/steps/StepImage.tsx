import { useCallback, useMemo } from "react"

import type { FilesBeside } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"
import { PICTURE_HEAD_BYTES, pictureSize } from "~/domain/artifacts/pictureSize"
import type { StepPicture } from "~/domain/artifacts/steppedImages"
import { PICTURE_TYPES } from "~/viewers/pictureTypes"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"

import { MAX_STEP_BYTES } from "./stepsViewer"
import styles from "./Steps.module.css"

const MOST_PIXELS = 20_000_000

/** One of the pictures; the small copy where that is enough. */
export function StepImage({
  picture,
  isSmall,
  open,
  name,
}: {
  picture: StepPicture | undefined
  isSmall: boolean
  open: FilesBeside["open"]
  name: string
}) {
  const entry = isSmall ? (picture?.small ?? picture?.full) : (picture?.full ?? picture?.small)
  if (entry === undefined) return <p className={styles["none"]}>None at this step or before</p>
  return <Read key={entry.path} path={entry.path} sizeBytes={entry.sizeBytes} open={open} name={name} />
}

function Read({
  path,
  sizeBytes,
  open,
  name,
}: {
  path: string
  sizeBytes: number | undefined
  open: FilesBeside["open"]
  name: string
}) {
  const file = useMemo(() => open({ path, sizeBytes }), [open, path, sizeBytes])
  const state = useFileBytes(file, MAX_STEP_BYTES)
  return (
    <ReadState state={state} end={MAX_STEP_BYTES}>
      {({ bytes }) => <Shown bytes={bytes} name={name} />}
    </ReadState>
  )
}

/** A picture by its bytes, whatever it is called; always an <img> of a blob. */
function Shown({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }) {
  const magic = magicOf(bytes.subarray(0, 64))
  const type = PICTURE_TYPES.get(magic)
  const size = pictureSize(bytes.subarray(0, PICTURE_HEAD_BYTES), magic)
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([bytes], type === undefined ? {} : { type }))
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [bytes, type],
  )
  if (type === undefined) return <p className={styles["none"]}>This file is no picture</p>
  if (size !== undefined && size.width * size.height > MOST_PIXELS)
    return <p className={styles["none"]}>{`${size.width} × ${size.height} pixels: view it as a picture`}</p>
  return <img ref={show} alt={name} decoding="async" />
}
