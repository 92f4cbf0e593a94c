import { list } from "~/domain/url/search"

const texts = list()
const LEAST = 40
const MOST = 2000

/** Widths in pixels by column id, from the address: `180-metrics.loss,96-params.lr`. What makes no sense is left out. */
export function readWidths(text: string): ReadonlyMap<string, number> {
  const widths = new Map<string, number>()
  for (const part of texts.read(text) ?? []) {
    const dash = part.indexOf("-")
    const width = /^\d{2,4}$/.test(part.slice(0, Math.max(0, dash))) ? Number(part.slice(0, dash)) : 0
    if (width >= LEAST && width <= MOST && dash + 1 < part.length) widths.set(part.slice(dash + 1), width)
  }
  return widths
}

export const writeWidths = (widths: ReadonlyMap<string, number>): string =>
  texts.write([...widths].map(([id, width]) => `${Math.round(Math.min(MOST, Math.max(LEAST, width)))}-${id}`))

/** `width` undefined = as wide as the column is by itself. Columns that are not shown any more take no room in the address. */
export function changedWidths(
  widths: ReadonlyMap<string, number>,
  { id, width }: { readonly id: string; readonly width: number | undefined },
  shown: readonly string[],
): ReadonlyMap<string, number> {
  const next = new Map([...widths].filter(([other]) => other !== id && shown.includes(other)))
  return width === undefined ? next : next.set(id, width)
}
