import { isDate, zoneOffsetMs } from "~/domain/format"

import type { Axis } from "./decimate"

export type Tick = { readonly value: number; readonly label: string }

/** Round numbers inside the axis, about `count` of them. */
export function numberTicks(axis: Axis, count: number): readonly Tick[] {
  if (axis.isLog) return logTicks(axis, count)
  const coarse = niceStep(axis.high / count - axis.low / count)
  // The next round step may be twice the wanted one, which leaves a small chart with two ticks and no scale to read.
  const fine = niceStep(coarse * 0.45)
  const step = multiples(axis, fine).length <= count + 1 ? fine : coarse
  return multiples(axis, step).map((value) => ({ value, label: formatTick(value, step) }))
}

function niceStep(rough: number): number {
  if (!(rough > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 2.5, 5, 10].find((nice) => nice * power >= rough * 0.999) ?? 10
  return factor * power
}

function multiples({ low, high }: Axis, step: number): readonly number[] {
  const values: number[] = []
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  if (!Number.isSafeInteger(first) || last - first > 100) return [low, high]
  for (let i = first; i <= last; i++) values.push(Number((i * step).toPrecision(14)))
  return values
}

function logTicks(axis: Axis, count: number): readonly Tick[] {
  const first = Math.ceil(Math.log10(axis.low) - 1e-9)
  const last = Math.floor(Math.log10(axis.high) + 1e-9)
  if (last - first < 1) {
    const linear = numberTicks({ ...axis, isLog: false }, count).filter(({ value }) => value > 0)
    return linear.length > 0 ? linear : [{ value: axis.low, label: formatTick(axis.low, axis.low) }]
  }
  const every = Math.max(1, Math.ceil((last - first + 1) / count))
  const ticks: Tick[] = []
  for (let power = first; power <= last; power += every) {
    const value = Number(`1e${power}`)
    ticks.push({ value, label: formatTick(value, value) })
  }
  return ticks
}

/** As many digits as the distance between two ticks needs; powers of ten where they are shorter, for neighbours alike. */
export function formatTick(value: number, step: number): string {
  if (value === 0) return "0"
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-4 || (size < 1e-3 && step < 1e-4)) return exponent(value, step)
  const decimals = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)))
  const needsOneMore = Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6
  return value.toFixed(decimals + (needsOneMore ? 1 : 0)).replace("-", "\u2212")
}

function exponent(value: number, step: number): string {
  const digits = Math.max(
    0,
    Math.min(8, Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9)),
  )
  const [mantissa = "", power = ""] = value.toExponential(digits).split("e")
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa
  return `${short}e${power.replace("+", "")}`.replaceAll("-", "\u2212")
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TIME_STEPS = [
  1,
  2,
  5,
  10,
  15,
  30,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
]

const timeStep = (seconds: number): number =>
  seconds < 1 ? niceStep(seconds) : (TIME_STEPS.find((step) => step >= seconds) ?? niceStep(seconds / DAY) * DAY)

/** Ticks on an axis of seconds since a start: 30 s, 5 min, 1.5 h, 2 d. */
export function durationTicks(axis: Axis, count: number): readonly Tick[] {
  if (axis.isLog) return logTicks(axis, count).map(({ value }) => ({ value, label: formatSeconds(value) }))
  const step = timeStep((axis.high - axis.low) / count)
  return multiples(axis, step).map((value) => ({ value, label: formatSeconds(value) }))
}

function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds)
  const [unit, name] = unitOf(size)
  const amount = seconds / unit
  return `${Number(amount.toPrecision(6))}${amount === 0 ? "" : ` ${name}`}`.replace("-", "\u2212")
}

const unitOf = (size: number): readonly [number, string] => {
  if (size >= DAY) return [DAY, "d"]
  if (size >= HOUR) return [HOUR, "h"]
  if (size >= MINUTE) return [MINUTE, "min"]
  return size >= 1 || size === 0 ? [1, "s"] : [0.001, "ms"]
}

/** Ticks on an axis of milliseconds since the epoch, at full minutes, hours or days of the zone ("local" or IANA). */
export function clockTicks(axis: Axis, count: number, zone: string): readonly Tick[] {
  if (!isDate(axis.low) || !isDate(axis.high)) return numberTicks(axis, count)
  const timeZone = zone === "local" ? {} : { timeZone: zone }
  const step = timeStep((axis.high - axis.low) / count / 1000) * 1000
  const shift = zoneOffsetMs((axis.low + axis.high) / 2, zone)
  const values = multiples({ low: axis.low + shift, high: axis.high + shift, isLog: false }, step)
  const format = clockFormat(step, timeZone)
  return values.map((value) => ({ value: value - shift, label: format.format(value - shift) }))
}

type Zone = { readonly timeZone?: string }

function clockFormat(stepMs: number, timeZone: Zone): Intl.DateTimeFormat {
  if (stepMs >= DAY * 1000) return new Intl.DateTimeFormat("en-GB", { ...timeZone, day: "numeric", month: "short" })
  const clock = { ...timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
  return new Intl.DateTimeFormat("en-GB", stepMs < MINUTE * 1000 ? { ...clock, second: "2-digit" } : clock)
}
