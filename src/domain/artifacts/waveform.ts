/** The lowest and the highest value of each column of a picture of sound, over all channels; between -1 and 1. */
export type Waveform = { readonly lows: Float32Array; readonly highs: Float32Array }

export function waveformOf(channels: readonly Float32Array[], columns: number): Waveform {
  const lows = new Float32Array(columns)
  const highs = new Float32Array(columns)
  const length = Math.max(0, ...channels.map((channel) => channel.length))
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * length) / columns)
    const to = Math.max(from + 1, Math.floor(((column + 1) * length) / columns))
    const [low, high] = extent(channels, from, to)
    lows[column] = low
    highs[column] = high
  }
  return { lows, highs }
}

/** NaN, which a file of floats can hold, is silence; what is louder than loud is cut. */
function extent(channels: readonly Float32Array[], from: number, to: number): readonly [number, number] {
  let low = 0
  let high = 0
  for (const channel of channels) {
    for (let at = from; at < to && at < channel.length; at += 1) {
      const value = channel[at] ?? 0
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return [Math.max(-1, low), Math.min(1, high)]
}
