/** A page can claim any size; a canvas larger than this costs memory or is not drawn at all. */
const MOST_PIXELS = 16_000_000
const LONGEST_PX = 8000
const LEAST_SCALE = 0.01
const MOST_SCALE = 8

/** By how much a page is drawn larger than it says, to be as wide as wanted and still a picture that a browser can hold. */
export function scaleToWidth(page: { readonly width: number; readonly height: number }, widthPx: number): number {
  const { width, height } = page
  if (!(width > 0 && height > 0 && widthPx > 0)) return LEAST_SCALE
  const largest = Math.min(Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_PX / Math.max(width, height), MOST_SCALE)
  return Math.max(Math.min(widthPx / width, largest), Math.min(LEAST_SCALE, largest))
}
