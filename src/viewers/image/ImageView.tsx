import { useMemo, useState } from "react"

import { Button } from "~/components/ui/Button"
import { isAnimated } from "~/domain/artifacts/animated"
import { fileNameOf } from "~/domain/artifacts/file"
import type { Magic } from "~/domain/artifacts/magic"
import { PICTURE_HEAD_BYTES, pictureSize, type PictureSize } from "~/domain/artifacts/pictureSize"
import { formatBytes, formatCount } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_IMAGE_BYTES } from "./imageViewer"
import { MovingPicture } from "./MovingPicture"
import { Picture } from "./Picture"
import { PICTURE_TYPES } from "~/viewers/pictureTypes"

/** Four bytes for each pixel, twice, is what a browser takes for a picture. */
const BYTES_A_PIXEL = 4
/** Larger ones are drawn when somebody asks for it. */
const LARGE_PIXELS = 20_000_000
/** 8,000 x 8,000 and more; above this no browser should try. */
const MOST_PIXELS = 120_000_000

/** A picture; how large it is unpacked is said before it is unpacked. */
export function ImageView({ file, magic }: ViewProps) {
  const head = useFileBytes(file, PICTURE_HEAD_BYTES)
  const [isWanted, setWanted] = useState(false)
  return (
    <ReadState state={head} end={PICTURE_HEAD_BYTES}>
      {({ bytes }) => {
        const size = pictureSize(bytes, magic)
        const pixels = size === undefined ? 0 : size.width * size.height
        if (size === undefined || pixels <= LARGE_PIXELS || (isWanted && pixels <= MOST_PIXELS))
          return <Whole file={file} magic={magic} size={size} />
        return <Large size={size} onShow={pixels > MOST_PIXELS ? undefined : () => setWanted(true)} />
      }}
    </ReadState>
  )
}

function Large({ size: { width, height }, onShow }: { size: PictureSize; onShow: (() => void) | undefined }) {
  const pixels = `${formatCount(width)} × ${formatCount(height)} pixels`
  return (
    <div className={css["note"]} role="status">
      This picture has {pixels}: {formatBytes(width * height * BYTES_A_PIXEL)} of memory once it is drawn.
      {onShow === undefined ? (
        " That is more than is drawn here: download it."
      ) : (
        <Button onClick={onShow}>Draw it</Button>
      )}
    </div>
  )
}

function Whole({ file, magic, size }: Pick<ViewProps, "file" | "magic"> & { size: PictureSize | undefined }) {
  const state = useFileBytes(file, MAX_IMAGE_BYTES)
  return (
    <ReadState state={state} end={MAX_IMAGE_BYTES}>
      {({ bytes }) => <Drawn bytes={bytes} magic={magic} name={fileNameOf(file.path)} size={size} />}
    </ReadState>
  )
}

type DrawnProps = { bytes: Uint8Array<ArrayBuffer>; magic: Magic; name: string; size: PictureSize | undefined }

function Drawn({ bytes, magic, name, size }: DrawnProps) {
  const blob = useMemo(() => new Blob([bytes], { type: PICTURE_TYPES.get(magic) ?? "image/svg+xml" }), [bytes, magic])
  const Drawing = isAnimated(bytes, magic) ? MovingPicture : Picture
  return <Drawing blob={blob} name={name} size={size} />
}
