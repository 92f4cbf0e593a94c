import { useEffect, useMemo, useRef, useState, type PointerEvent } from "react"

import type { PictureSize } from "~/domain/artifacts/pictureSize"

const HINT = "Point at the picture to read its pixels."

/**
 * The colour of the pixel under the pointer: one pixel is drawn to be read, never the whole picture again. The pixels are
 * unpacked when somebody first points at them, from the bytes: from the <img> it would hold up the page.
 */
export function usePixels(blob: Blob, size: PictureSize | undefined) {
  const [words, setWords] = useState(HINT)
  const canvas = useMemo(() => {
    const element = document.createElement("canvas")
    element.width = 1
    element.height = 1
    return element
  }, [])
  const unpacked = useRef<{ readonly bitmap: Promise<ImageBitmap | undefined> }>(undefined)
  useEffect(
    () => () => {
      void unpacked.current?.bitmap.then((bitmap) => bitmap?.close())
      unpacked.current = undefined
    },
    [blob],
  )
  const read = async (x: number, y: number) => {
    unpacked.current ??= { bitmap: bitmapOf(blob) }
    const bitmap = await unpacked.current.bitmap
    const context = canvas.getContext("2d", { willReadFrequently: true })
    if (bitmap === undefined || context === null) return
    context.clearRect(0, 0, 1, 1)
    context.drawImage(bitmap, -x, -y)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    setWords(`x ${x}, y ${y}: red ${red}, green ${green}, blue ${blue}, alpha ${alpha}`)
  }
  const handleMove = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLImageElement>) => {
    if (size === undefined || typeof createImageBitmap === "undefined") return
    const box = currentTarget.getBoundingClientRect()
    const placeIn = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)))
    void read(
      placeIn((clientX - box.left) / box.width, size.width),
      placeIn((clientY - box.top) / box.height, size.height),
    )
  }
  return { words, handleMove }
}

/** An SVG cannot be one: then no pixels are told. */
const bitmapOf = (blob: Blob): Promise<ImageBitmap | undefined> => createImageBitmap(blob).catch(() => undefined)
