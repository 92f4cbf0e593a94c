import { useEffect, useMemo, useState, type PointerEvent } from "react"

import type { PictureSize } from "~/domain/artifacts/pictureSize"

const HINT = "Point at the picture to read its pixels."

/** The colour of the pixel under the pointer: one pixel is drawn to be read, never the whole picture again. */
export function usePixels(image: HTMLImageElement | undefined, size: PictureSize | undefined) {
  const [words, setWords] = useState(HINT)
  const canvas = useMemo(() => {
    const element = document.createElement("canvas")
    element.width = 1
    element.height = 1
    return element
  }, [])
  const [bitmap, setBitmap] = useState<ImageBitmap>()
  // Drawing from an <img> may unpack it again each time, on the page; a bitmap is unpacked once, beside it.
  useEffect(() => {
    if (image === undefined || typeof createImageBitmap === "undefined") return undefined
    let made: ImageBitmap | undefined
    let isWanted = true
    const make = async () => {
      // An SVG without a size of its own cannot be one: then no pixels are told.
      made = await createImageBitmap(image).catch(() => undefined)
      if (isWanted) setBitmap(made)
      else made?.close()
    }
    void make()
    return () => {
      isWanted = false
      made?.close()
    }
  }, [image])
  const handleMove = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLImageElement>) => {
    const context = canvas.getContext("2d", { willReadFrequently: true })
    if (bitmap === undefined || size === undefined || context === null) return
    const box = currentTarget.getBoundingClientRect()
    const x = Math.min(size.width - 1, Math.max(0, Math.floor(((clientX - box.left) / box.width) * size.width)))
    const y = Math.min(size.height - 1, Math.max(0, Math.floor(((clientY - box.top) / box.height) * size.height)))
    context.clearRect(0, 0, 1, 1)
    context.drawImage(bitmap, -x, -y)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    setWords(`x ${x}, y ${y}: red ${red}, green ${green}, blue ${blue}, alpha ${alpha}`)
  }
  return { words, handleMove, handleLeave: () => setWords(HINT) }
}
