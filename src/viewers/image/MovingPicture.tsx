import { useEffect, useState } from "react"

import { Button } from "~/components/ui/Button"
import type { PictureSize } from "~/domain/artifacts/pictureSize"

import { Picture } from "./Picture"

/** An animated picture: it can be stopped, and who asked for less motion starts it. */
export function MovingPicture({ blob, name, size }: { blob: Blob; name: string; size: PictureSize | undefined }) {
  const [isPlaying, setPlaying] = useState(() => !window.matchMedia("(prefers-reduced-motion: reduce)").matches)
  const still = useFirstFrame(blob)
  if (!isPlaying && still === undefined) return null
  return (
    <Picture
      blob={blob}
      shown={isPlaying ? blob : still}
      name={name}
      size={size}
      actions={<Button onClick={() => setPlaying(!isPlaying)}>{isPlaying ? "Stop" : "Play"}</Button>}
    />
  )
}

/** As a picture of its own; undefined until it is made, the whole where it cannot be. */
function useFirstFrame(blob: Blob): Blob | undefined {
  const [frame, setFrame] = useState<Blob>()
  useEffect(() => {
    let isWanted = true
    const keep = (made: Blob) => isWanted && setFrame(made)
    firstFrame(blob).then(keep, () => keep(blob))
    return () => {
      isWanted = false
    }
  }, [blob])
  return frame
}

async function firstFrame(blob: Blob): Promise<Blob> {
  const picture = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext("2d")?.drawImage(picture, 0, 0)
  picture.close()
  return canvas.convertToBlob()
}
