import { fractionOf, type Axis, type Polyline } from "~/domain/metrics/decimate"
import type { Tick } from "~/domain/metrics/ticks"
import type { Ticks } from "./Axes"
import type { Frame } from "./engine"
import type { ThemeColors } from "./themeColors"

export type PictureLine = { readonly label: string; readonly color: string; readonly dash: readonly number[] }

export type PictureParts = {
  readonly name: string
  readonly frame: Frame
  readonly width: number
  readonly height: number
  readonly ticks: Ticks
  readonly lines: readonly PictureLine[]
  readonly theme: ThemeColors
}

const MARGIN = { top: 36, right: 16, bottom: 28, left: 64 }
const LEGEND_ROW = 16
const LEGEND_MOST = 24
const FONT = "system-ui, sans-serif"

/** A file that stands alone: title, axes, lines and a legend of the first runs. */
export function pictureSvg(parts: PictureParts): { text: string; width: number; height: number } {
  const { name, frame, width, lines, theme } = parts
  const shown = Math.min(LEGEND_MOST, lines.length)
  const height = parts.height + (lines.length > 1 ? (shown + (lines.length > shown ? 1 : 0)) * LEGEND_ROW + 8 : 0)
  const plot = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: parts.height - MARGIN.top - MARGIN.bottom,
  }
  const body = [
    `<rect width="${width}" height="${height}" fill="${safe(theme.surface)}"/>`,
    text({ x: MARGIN.left, y: 22, fill: theme.text, size: 14, anchor: "start" }, name),
    ...parts.ticks.y.map((tick) => horizontal(tick, frame.y, { plot, theme })),
    ...parts.ticks.x.map((tick) => vertical(tick, frame.x, { plot, theme })),
    `<svg x="${plot.left}" y="${plot.top}" width="${plot.width}" height="${plot.height}" overflow="hidden">`,
    ...frame.lines.map(({ raw }, i) =>
      raw === undefined ? "" : stroke(raw, plot, { ...lines[i], opacity: 0.22, width: 1 }),
    ),
    ...frame.lines.map(({ main }, i) => stroke(main, plot, { ...lines[i], opacity: 1, width: 1.5 })),
    "</svg>",
    ...(lines.length > 1 ? legend(lines, { top: parts.height + 8, theme }) : []),
  ]
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
  return { text: `${open}${body.join("\n")}</svg>`, width, height }
}

type Plot = { left: number; top: number; width: number; height: number }
type Place = { plot: Plot; theme: ThemeColors }

function horizontal({ value, label }: Tick, axis: Axis, { plot, theme }: Place): string {
  const y = plot.top + (1 - fractionOf(axis)(value)) * plot.height
  const line = `<path d="M${plot.left} ${fixed(y)}H${plot.left + plot.width}" stroke="${safe(theme.line)}"/>`
  return line + text({ x: plot.left - 8, y: y + 4, fill: theme.muted, size: 11, anchor: "end" }, label)
}

function vertical({ value, label }: Tick, axis: Axis, { plot, theme }: Place): string {
  const x = plot.left + fractionOf(axis)(value) * plot.width
  return text({ x, y: plot.top + plot.height + 18, fill: theme.muted, size: 11, anchor: "middle" }, label)
}

type Look = Partial<PictureLine> & { opacity: number; width: number }

function stroke({ path, dots }: Polyline, { width, height }: Plot, look: Look): string {
  const color = safe(look.color ?? "gray")
  const steps: string[] = []
  let isUp = true
  for (let i = 0; i < path.length; i += 2) {
    const x = path[i] ?? NaN
    if (Number.isNaN(x)) isUp = true
    else {
      steps.push(`${isUp ? "M" : "L"}${fixed(x * width)} ${fixed((1 - (path[i + 1] ?? NaN)) * height)}`)
      isUp = false
    }
  }
  const dash = look.dash === undefined || look.dash.length === 0 ? "" : ` stroke-dasharray="${look.dash.join(" ")}"`
  const line = `<path d="${steps.join("")}" fill="none" stroke="${color}" stroke-width="${look.width}" opacity="${look.opacity}"${dash}/>`
  const circles: string[] = []
  for (let i = 0; i < dots.length; i += 2) {
    const y = (1 - (dots[i + 1] ?? NaN)) * height
    circles.push(
      `<circle cx="${fixed((dots[i] ?? NaN) * width)}" cy="${fixed(y)}" r="2.5" fill="${color}" opacity="${look.opacity}"/>`,
    )
  }
  return line + circles.join("")
}

function legend(lines: readonly PictureLine[], { top, theme }: { top: number; theme: ThemeColors }): readonly string[] {
  const rows = lines.slice(0, LEGEND_MOST).map(({ label, color, dash }, i) => {
    const y = top + i * LEGEND_ROW
    const dashes = dash.length === 0 ? "" : ` stroke-dasharray="${dash.join(" ")}"`
    const sample = `<path d="M${MARGIN.left} ${y}h18" stroke="${safe(color)}" stroke-width="2.5"${dashes}/>`
    return sample + text({ x: MARGIN.left + 26, y: y + 4, fill: theme.text, size: 11, anchor: "start" }, label)
  })
  const more = lines.length - LEGEND_MOST
  if (more <= 0) return rows
  const last = {
    x: MARGIN.left + 26,
    y: top + LEGEND_MOST * LEGEND_ROW + 4,
    fill: theme.muted,
    size: 11,
    anchor: "start",
  }
  return [...rows, text(last, `and ${more} more`)]
}

type TextPlace = { x: number; y: number; fill: string; size: number; anchor: string }

const text = ({ x, y, fill, size, anchor }: TextPlace, content: string): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" fill="${safe(fill)}" font-family="${FONT}" font-size="${size}" text-anchor="${anchor}">${safe(content)}</text>`

const fixed = (value: number): string => String(Math.round(value * 100) / 100)

/** XML has no control characters, and no half of a pair. */
const NOT_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are what has to go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Names come from the server: nothing of them may become markup. */
export const safe = (text: string): string =>
  text
    .replaceAll(NOT_XML, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
