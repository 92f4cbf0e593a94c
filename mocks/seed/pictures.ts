import { type Picture, png } from "./png"
import { hashNoise } from "./random"

type Colour = readonly [number, number, number]
const white: Colour = [255, 255, 255]
const ink: Colour = [38, 50, 72]

const mix = (a: Colour, b: Colour, share: number): Colour => [
  Math.round(a[0] + (b[0] - a[0]) * share),
  Math.round(a[1] + (b[1] - a[1]) * share),
  Math.round(a[2] + (b[2] - a[2]) * share),
]

/** A confusion matrix as a heat map; `accuracy` decides how dark the diagonal is. */
export function confusionMatrix(classes: number, accuracy: number): Uint8Array<ArrayBuffer> {
  const cell = Math.floor(320 / classes)
  const pixel: Picture["pixel"] = (x, y) => {
    const column = Math.floor(x / cell)
    const row = Math.floor(y / cell)
    if (x % cell === 0 || y % cell === 0) return white
    const share =
      row === column
        ? accuracy - 0.1 * hashNoise(row, 3)
        : ((1 - accuracy) / (classes - 1)) * 3 * hashNoise(row * 31, column)
    return mix([240, 245, 252], [18, 72, 152], Math.min(1, share))
  }
  return png({ width: cell * classes + 1, height: cell * classes + 1, pixel })
}

/** A receiver operating curve above its diagonal. */
export function rocCurve(auc: number): Uint8Array<ArrayBuffer> {
  const size = 300
  const power = (1 - auc) / auc
  const pixel: Picture["pixel"] = (x, y) => {
    const inX = (x - 20) / (size - 40)
    const inY = 1 - (y - 20) / (size - 40)
    if (x === 20 || y === size - 20) return ink
    if (inX < 0 || inX > 1 || inY < 0 || inY > 1) return white
    const curve = inX ** power
    if (Math.abs(inY - curve) < 0.008 + 0.01 * (1 - inX)) return [200, 82, 20]
    if (Math.abs(inX - inY) < 0.004 && (x + y) % 8 < 4) return [150, 158, 170]
    return inY < curve ? [252, 243, 236] : white
  }
  return png({ width: size, height: size, pixel })
}

/** A surface seen by a camera, with a scratch; later steps see it more sharply. */
export function surface(seed: number, step: number): Uint8Array<ArrayBuffer> {
  const width = 160
  const height = 120
  const blur = Math.max(1, 9 - step)
  const angle = hashNoise(seed, 1) * Math.PI
  const pixel: Picture["pixel"] = (x, y) => {
    const grain = hashNoise(seed, Math.floor(y / 2) * 401 + Math.floor(x / 5)) * 26
    const light = 150 + 40 * Math.sin((x + seed * 13) / 60) + 20 * Math.cos(y / 45)
    const distance = Math.abs((x - 80) * Math.sin(angle) - (y - 60) * Math.cos(angle) + 6 * Math.sin(x / 17))
    const along = Math.abs((x - 80) * Math.cos(angle) + (y - 60) * Math.sin(angle))
    const scratch = along < 55 ? Math.exp(-((distance / blur) ** 2)) * 90 : 0
    const grey = Math.max(0, Math.min(255, light + grain - scratch))
    return [grey, Math.min(255, grey + 4), Math.min(255, grey + 10)]
  }
  return png({ width, height, pixel })
}
