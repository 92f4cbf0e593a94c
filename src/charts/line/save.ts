import type { ChartSeries } from "~/charts/chartKind"
import { safeFileName } from "~/domain/text/visibleText"
import { ticksOf } from "./Axes"
import { sharedEngine } from "./engineClient"
import type { LineOptions } from "./lineOptions"
import { pictureSvg } from "./picture"
import { dashOf, readThemeColors, strokeOf } from "./themeColors"

export type Picture = {
  readonly name: string
  readonly series: readonly ChartSeries[]
  readonly options: LineOptions
  readonly zone: string
}

const SIZE = { width: 960, height: 480 }
const PNG_SCALE = 2

/** Draws the chart again from its points: nothing is copied from the page. */
export async function savePicture(picture: Picture, ending: "png" | "svg"): Promise<void> {
  const svg = await draw(picture)
  if (svg === undefined) return
  const blob = new Blob([svg.text], { type: "image/svg+xml" })
  if (ending === "svg") return saveBlob(blob, `${safeFileName(picture.name)}.svg`)
  const png = await rasterise(blob, svg)
  if (png !== undefined) saveBlob(png, `${safeFileName(picture.name)}.png`)
}

async function draw({ name, series, options, zone }: Picture) {
  const engine = sharedEngine()
  const held = series.map((line) => line.series)
  const ids = engine.hold(held)
  const { frame } = await engine.draw({
    lines: series.map(({ startedAtMs }, i) => ({ id: ids[i] ?? 0, originMs: startedAtMs })),
    ...options,
    columns: SIZE.width,
  })
  engine.release(held)
  if (frame === undefined) return undefined
  const theme = readThemeColors()
  return pictureSvg({
    name,
    frame,
    ...SIZE,
    ticks: ticksOf({ ...SIZE, axes: frame, mode: options.x, zone }),
    lines: series.map(({ label, color }) => ({ label, color: strokeOf(color, theme), dash: dashOf(color) })),
    theme,
  })
}

async function rasterise(blob: Blob, { width, height }: { width: number; height: number }): Promise<Blob | undefined> {
  const url = URL.createObjectURL(blob)
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = width * PNG_SCALE
    canvas.height = height * PNG_SCALE
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((png) => resolve(png ?? undefined), "image/png"))
  } finally {
    URL.revokeObjectURL(url)
  }
}

export function saveText({
  name,
  ending,
  type,
  text,
}: {
  name: string
  ending: string
  type: string
  text: string
}): void {
  saveBlob(new Blob([text], { type }), `${safeFileName(name)}.${ending}`)
}

function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
