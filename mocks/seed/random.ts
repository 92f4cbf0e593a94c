export type Random = {
  /** In [0, 1). */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** Whole number in [low, high]. */
  readonly integer: (low: number, high: number) => number
  /** Mean 0, deviation 1. */
  readonly normal: () => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
  readonly hex: (length: number) => string
}

/** mulberry32: the same numbers on every machine, so a screenshot or a failing test can be repeated. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0],
    hex: (length) => Array.from({ length }, () => integer(0, 15).toString(16)).join(""),
  }
}

/** A number in [0, 1) for a place: noise that can be asked for at any index, in any order. */
export function hashNoise(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}

/** A number for a text, to seed a generator by name. */
export function hashText(text: string): number {
  let hash = 2_166_136_261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}
