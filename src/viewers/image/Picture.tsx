import { ZoomIn, ZoomOut } from "lucide-react"
import { useCallback, useState, type ReactNode } from "react"

import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import type { PictureSize } from "~/domain/artifacts/pictureSize"
import { formatBytes, formatCount } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import css from "~/viewers/View.module.css"

import styles from "./ImageView.module.css"
import { usePan } from "./usePan"
import { usePixels } from "./usePixels"

const STEP = 1.25
const [LEAST, MOST] = [0.02, 32]
/** From here on one sees pixels, not a blur. */
const SHARP_FROM = 2

/** Always an <img> of a blob: there an SVG runs no script and loads nothing. It is unpacked beside the page, not by it. */
export function Picture({
  blob,
  shown = blob,
  name,
  size: said,
  actions,
}: {
  blob: Blob
  /** What is drawn, where that is not all of it. */
  shown?: Blob | undefined
  name: string
  size: PictureSize | undefined
  actions?: ReactNode
}) {
  /** undefined = as large as there is room. */
  const [zoom, setZoom] = useState<number>()
  const [size, setSize] = useState(said)
  const [isBroken, setBroken] = useState(false)
  const [image, setImage] = useState<HTMLImageElement>()
  const pixel = usePixels(blob, size)
  const pan = usePan()
  const show = useCallback(
    (element: HTMLImageElement) => {
      const url = URL.createObjectURL(shown)
      element.src = url
      return () => URL.revokeObjectURL(url)
    },
    [shown],
  )
  const scaleBy = (factor: number) =>
    setZoom((old) => {
      const now = old ?? (image !== undefined && size !== undefined && size.width > 0 ? image.width / size.width : 1)
      return Math.min(MOST, Math.max(LEAST, now * factor))
    })
  if (isBroken) {
    return (
      <p className={css["note"]} role="alert">
        The browser cannot draw this picture; the file may be cut or damaged. View its first bytes, or download it.
      </p>
    )
  }
  return (
    <section className={css["view"]} aria-label="Picture">
      <Bar zoom={zoom} onZoom={setZoom} onScale={scaleBy} actions={actions}>
        {size !== undefined && `${formatCount(size.width)} × ${formatCount(size.height)} pixels, `}
        {formatBytes(blob.size)}
      </Bar>
      <div
        className={styles["canvas"]}
        data-zoom={zoom === undefined ? "fit" : undefined}
        data-sharp={(zoom ?? 0) >= SHARP_FROM || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        tabIndex={0}
        role="region"
        aria-label="Picture, scrolls"
        {...pan}
      >
        <img
          ref={show}
          alt={visibleText(name)}
          decoding="async"
          draggable={false}
          style={zoom === undefined || size === undefined ? undefined : { width: size.width * zoom }}
          onLoad={({ currentTarget }) => {
            setImage(currentTarget)
            setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }}
          onError={() => setBroken(true)}
          onPointerMove={pixel.handleMove}
        />
      </div>
      <p className={css["note"]}>{pixel.words}</p>
    </section>
  )
}

type BarProps = {
  zoom: number | undefined
  onZoom: (zoom: number | undefined) => void
  onScale: (factor: number) => void
  actions: ReactNode
  /** What is said of the picture. */
  children: ReactNode
}

const Bar = ({ zoom, onZoom, onScale, actions, children }: BarProps) => (
  <div className={css["bar"]}>
    <Button aria-pressed={zoom === undefined} onClick={() => onZoom(undefined)}>
      Fit
    </Button>
    <Button aria-pressed={zoom === 1} onClick={() => onZoom(1)}>
      1:1
    </Button>
    <IconButton label="Smaller" onClick={() => onScale(1 / STEP)}>
      <ZoomOut size={16} />
    </IconButton>
    <IconButton label="Larger" onClick={() => onScale(STEP)}>
      <ZoomIn size={16} />
    </IconButton>
    {actions}
    {zoom !== undefined && <span role="status">{Math.round(zoom * 100)} %</span>}
    <span className={css["end"]}>{children}</span>
  </div>
)
