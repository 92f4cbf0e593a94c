import { useEffect, useRef, useState } from "react"

import { Skeleton } from "~/components/feedback/Skeleton"
import type { Waveform } from "~/domain/artifacts/waveform"
import css from "~/viewers/View.module.css"

import { decodeSound } from "./decodeSound"
import styles from "./Media.module.css"

const HEIGHT_PX = 120

/** The loudness over time; what was played is dark, a click goes there. The player above does the same by keys. */
export function WaveformCanvas({
  bytes,
  seconds,
  atShare,
  onSeek,
}: {
  bytes: Uint8Array<ArrayBuffer>
  seconds: number
  /** How much of it was played, from 0 to 1. */
  atShare: number
  onSeek: (share: number) => void
}) {
  const [found, setFound] = useState<Waveform | string>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isOver = false
    void decodeSound(bytes, seconds).then((decoded) => {
      if (!isOver) setFound(decoded)
    })
    return () => {
      isOver = true
    }
  }, [bytes, seconds])
  useEffect(() => {
    if (canvas.current !== null && typeof found === "object") draw(canvas.current, found, atShare)
  }, [found, atShare])
  if (found === undefined) return <Skeleton height={HEIGHT_PX} />
  if (typeof found === "string") return <p className={css["note"]}>{found}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the player beside it has keys
    <canvas
      ref={canvas}
      className={styles["waveform"]}
      role="img"
      aria-label={`Waveform of ${seconds.toFixed(1)} seconds`}
      width={found.lows.length}
      height={HEIGHT_PX}
      onClick={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect()
        onSeek(Math.min(1, Math.max(0, (clientX - left) / width)))
      }}
    />
  )
}

function draw(canvas: HTMLCanvasElement, { lows, highs }: Waveform, atShare: number): void {
  const context = canvas.getContext("2d")
  if (context === null) return
  const middle = HEIGHT_PX / 2
  context.clearRect(0, 0, canvas.width, HEIGHT_PX)
  context.fillStyle = getComputedStyle(canvas).color
  lows.forEach((low, column) => {
    const high = highs[column] ?? 0
    context.globalAlpha = column < atShare * lows.length ? 1 : PALE
    // At least a hair: silence is a line.
    context.fillRect(column, middle - high * middle, 1, Math.max(1, (high - low) * middle))
  })
}

const PALE = 0.55
