import type { Curve } from "~mocks/db"
import { hashNoise } from "./random"

/** Value of a curve at a progress of 0..1 and a step; pure, so any point can be asked for alone. */
export type Shape = (progress: number, step: number) => number

/** Smooth noise of mean 0: hashed values at whole places, blended between. */
export function wobble(seed: number, place: number): number {
  const cell = Math.floor(place)
  const share = place - cell
  const blend = share * share * (3 - 2 * share)
  return (hashNoise(seed, cell) * (1 - blend) + hashNoise(seed, cell + 1) * blend) * 2 - 1
}

const jitter = (seed: number, step: number): number =>
  (hashNoise(seed, step) + hashNoise(seed + 1, step) + hashNoise(seed + 2, step)) / 1.5 - 1

type LossSpec = {
  readonly seed: number
  readonly start: number
  readonly floor: number
  readonly speed: number
  readonly noise: number
}

/** Falls fast, then slowly, noisier early than late, with a slow sway and now and then a spike. */
export const loss =
  ({ seed, start, floor, speed, noise }: LossSpec): Shape =>
  (progress, step) => {
    const fall = floor + (start - floor) * Math.exp(-speed * progress) * (1 / (1 + 2 * progress))
    const sway = 1 + 0.06 * wobble(seed + 11, progress * 14)
    const spike = hashNoise(seed + 17, step) > 0.9985 ? 1.35 : 1
    return Math.max(floor * 0.6, fall * sway * spike * (1 + noise * jitter(seed, step) * (0.4 + 0.6 * (1 - progress))))
  }

type ScoreSpec = {
  readonly seed: number
  readonly start: number
  readonly top: number
  readonly speed: number
  readonly noise: number
}

/** Climbs to a top below 1 and flattens. */
export const score =
  ({ seed, start, top, speed, noise }: ScoreSpec): Shape =>
  (progress, step) => {
    const climb = top - (top - start) * Math.exp(-speed * progress)
    const value =
      climb +
      0.02 * wobble(seed + 5, progress * 18) * (1 - progress / 2) +
      noise * jitter(seed, step) * (1 - 0.7 * progress)
    return Math.min(0.9995, Math.max(0, value))
  }

/** Warm-up, then a cosine down to nothing. */
export const learningRate =
  (top: number): Shape =>
  (progress) =>
    progress < 0.05 ? (top * progress) / 0.05 : (top * (1 + Math.cos((Math.PI * (progress - 0.05)) / 0.95))) / 2

/** A load in percent or megabytes that holds a level, sways and dips. */
export const load =
  (spec: { readonly seed: number; readonly level: number; readonly sway: number }): Shape =>
  (_progress, step) =>
    Math.max(
      0,
      spec.level +
        spec.sway * wobble(spec.seed, step / 9) +
        (hashNoise(spec.seed + 3, step) > 0.97 ? -spec.level * 0.5 : 0),
    )

export type CurveSpec = {
  readonly shape: Shape
  readonly steps: number
  readonly startTime: number
  readonly stepMs: number
  readonly stride?: number
  /** How many points there are by now; all of them when left out. */
  readonly count?: () => number
}

export function curve({ shape, steps, startTime, stepMs, stride = 1, count }: CurveSpec): Curve {
  return {
    count: count ?? (() => Math.ceil(steps / stride)),
    point: (index) => {
      const step = index * stride
      return { step, timestamp: Math.round(startTime + step * stepMs), value: shape(Math.min(1, step / steps), step) }
    },
  }
}
