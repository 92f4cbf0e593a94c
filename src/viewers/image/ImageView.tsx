import { useCallback, useMemo, useState } from "react"

import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { fileNameOf } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_IMAGE_BYTES } from "./imageViewer"
import styles from "./ImageView.module.css"
import { PICTURE_TYPES } from "./pictureTypes"

const ZOOMS = [
  { value: "fit", label: "Fit" },
  { value: "full", label: "1:1" },
  { value: "double", label: "2:1" },
] as const
type Zoom = (typeof ZOOMS)[number]["value"]

export function ImageView({ file, magic }: ViewProps) {
  const state = useFileBytes(file, MAX_IMAGE_BYTES)
  return (
    <ReadState state={state} end={MAX_IMAGE_BYTES}>
      {({ bytes }) => (
        <Picture bytes={bytes} type={PICTURE_TYPES.get(magic) ?? "image/svg+xml"} name={fileNameOf(file.path)} />
      )}
    </ReadState>
  )
}

/** Always an <img> of a blob: there an SVG runs no script and loads nothing. */
function Picture({ bytes, type, name }: { bytes: Uint8Array<ArrayBuffer>; type: string; name: string }) {
  const [zoom, setZoom] = useState<Zoom>("fit")
  const [size, setSize] = useState<{ width: number; height: number }>()
  const [isBroken, setBroken] = useState(false)
  const blob = useMemo(() => new Blob([bytes], { type }), [bytes, type])
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob)
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [blob],
  )
  const scale = { fit: undefined, full: size?.width, double: size && size.width * 2 }[zoom]
  return (
    <section className={css["view"]} aria-label="Picture">
      <div className={css["bar"]}>
        <SegmentedControl label="Size of the picture" options={ZOOMS} value={zoom} onChange={setZoom} />
        <span className={css["end"]}>
          {size !== undefined && `${size.width} × ${size.height} pixels, `}
          {formatBytes(bytes.length)}
        </span>
      </div>
      {isBroken ? (
        <p className={css["note"]} role="alert">
          The browser cannot draw this picture; the file may be cut or damaged. View its first bytes, or download it.
        </p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className={styles["canvas"]} data-zoom={zoom} tabIndex={0} role="region" aria-label="Picture, scrolls">
          <img
            ref={show}
            alt={visibleText(name)}
            style={scale === undefined ? undefined : { width: scale }}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize({ width: naturalWidth, height: naturalHeight })
            }
            onError={() => setBroken(true)}
          />
        </div>
      )}
    </section>
  )
}
