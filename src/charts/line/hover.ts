import { createHoverCard } from "./hoverCard"
import { exactCurve, hitOf, hitsAt, type Hit } from "./nearest"
import type { Plot } from "./plot"
import { readThemeColors, strokeOf } from "./themeColors"
import type { PointText } from "./pointText"

export type HoverParts = {
  readonly overlay: HTMLCanvasElement
  readonly card: HTMLElement
  /** Says the point under the keyboard cursor to screen readers. */
  readonly voice: HTMLElement
}

const ROWS = 10

/**
 * Crosshair and tooltip: drawn straight into their own canvas and elements, at most once a frame, so that moving
 * the mouse never renders React and never paints the lines again.
 */
export class Hover {
  readonly #plot: Plot
  readonly #parts: HoverParts
  readonly #card: ReturnType<typeof createHoverCard>
  #text: PointText
  #cursor: { readonly x: number; readonly y: number } | undefined
  #key: { readonly lineId: string; readonly index: number } | undefined
  #band: { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | undefined
  #handle = 0

  constructor(plot: Plot, parts: HoverParts, text: PointText) {
    this.#plot = plot
    this.#parts = parts
    this.#text = text
    this.#card = createHoverCard(parts.card)
  }

  readonly setText = (text: PointText): void => {
    this.#text = text
  }

  /** Fractions of the plot area; undefined = the pointer has left. */
  readonly point = (cursor: { x: number; y: number } | undefined): void => {
    this.#cursor = cursor
    this.#key = undefined
    this.#schedule()
  }

  /** The rectangle being dragged, as fractions. */
  readonly select = (band: { x: [number, number]; y: [number, number] } | undefined): void => {
    this.#band = band
    this.#schedule()
  }

  /** Moves the keyboard cursor along its line (`along`) or to another line (`across`). */
  readonly step = ({ along = 0, across = 0 }: { along?: number; across?: number }): void => {
    const shown = this.#plot.shown()
    const lines = shown?.input.series ?? []
    const [first] = lines
    if (shown === undefined || first === undefined) return
    const at = lines.findIndex(({ id }) => id === this.#key?.lineId)
    const place = Math.max(0, Math.min(lines.length - 1, (at < 0 ? 0 : at) + across))
    const line = lines[place] ?? first
    const { xs } = exactCurve(line, shown.input.options.x)
    const start = this.#key?.index ?? xs.findIndex((x) => x >= shown.frame.x.low)
    const index = Math.max(0, Math.min(xs.length - 1, this.#key === undefined ? start : start + along))
    this.#key = { lineId: line.id, index }
    this.#cursor = undefined
    this.#schedule()
  }

  /** The picture under the cursor has changed. */
  readonly refresh = (): void => {
    if (this.#cursor !== undefined || this.#key !== undefined) this.#schedule()
  }

  readonly clear = (): void => {
    this.#cursor = this.#key = this.#band = undefined
    this.#schedule()
  }

  readonly dispose = (): void => {
    cancelAnimationFrame(this.#handle)
    this.#card.hide()
  }

  #schedule(): void {
    if (this.#handle === 0) this.#handle = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#handle = 0
    const shown = this.#plot.shown()
    const { hits, closest } = this.#find()
    this.#paint(hits.slice(0, ROWS), closest)
    if (shown === undefined || closest === undefined || this.#band !== undefined) {
      this.#card.hide()
      return
    }
    const rect = this.#parts.overlay.getBoundingClientRect()
    const theme = readThemeColors()
    const near = hits.slice(0, ROWS).toSorted((a, b) => b.y - a.y)
    this.#card.show({
      at: { x: rect.left + closest.x * rect.width, y: rect.top + (1 - (this.#cursor?.y ?? closest.y)) * rect.height },
      title: this.#text.title(closest, shown.input.options.x),
      rows: near.map((hit) => ({
        color: strokeOf(hit.line.color, theme),
        label: hit.line.label,
        value: this.#text.value(hit.value),
        aside: hit.xValue === closest.xValue ? "" : this.#text.aside(hit, shown.input.options.x),
        isClosest: hit === closest,
      })),
      more: hits.length - near.length,
    })
    if (this.#key !== undefined) this.#parts.voice.textContent = this.#text.sentence(closest, shown.input.options.x)
  }

  #find(): { hits: readonly Hit[]; closest: Hit | undefined } {
    const shown = this.#plot.shown()
    if (shown === undefined) return { hits: [], closest: undefined }
    if (this.#cursor !== undefined) {
      const hits = hitsAt(shown, this.#cursor)
      return { hits, closest: hits[0] }
    }
    const key = this.#key
    const place = shown.input.series.findIndex(({ id }) => id === key?.lineId)
    const own = key === undefined ? undefined : hitOf(shown, place, key.index)
    if (own === undefined) return { hits: [], closest: undefined }
    const others = hitsAt(shown, own).filter((hit) => hit.line.id !== own.line.id)
    return { hits: [own, ...others], closest: own }
  }

  #paint(hits: readonly Hit[], closest: Hit | undefined): void {
    const { overlay } = this.#parts
    const context = overlay.getContext("2d")
    if (context === null) return
    const { width, height } = this.#plot.area()
    const ratio = window.devicePixelRatio || 1
    if (overlay.width !== Math.round(width * ratio)) overlay.width = Math.round(width * ratio)
    if (overlay.height !== Math.round(height * ratio)) overlay.height = Math.round(height * ratio)
    const theme = readThemeColors()
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    if (this.#band !== undefined) {
      const { x, y } = this.#band
      context.fillStyle = context.strokeStyle = theme.accent
      context.globalAlpha = 0.15
      context.fillRect(x[0] * width, (1 - y[1]) * height, (x[1] - x[0]) * width, (y[1] - y[0]) * height)
      context.globalAlpha = 1
      context.strokeRect(x[0] * width, (1 - y[1]) * height, (x[1] - x[0]) * width, (y[1] - y[0]) * height)
      return
    }
    if (closest === undefined) return
    context.strokeStyle = theme.muted
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(Math.round(closest.x * width) + 0.5, 0)
    context.lineTo(Math.round(closest.x * width) + 0.5, height)
    context.stroke()
    for (const hit of hits) {
      context.beginPath()
      context.arc(hit.x * width, (1 - hit.y) * height, hit === closest ? 4 : 3, 0, Math.PI * 2)
      context.fillStyle = strokeOf(hit.line.color, theme)
      context.strokeStyle = theme.surface
      context.fill()
      context.stroke()
    }
  }
}
