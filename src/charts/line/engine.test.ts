import { expect, test } from "vitest"

import { createEngine, type DrawRequest, type Points } from "./engine"
import { createEngineClient, inProcessWire } from "./engineClient"

const request: DrawRequest = {
  lines: [{ id: 1, originMs: undefined }],
  x: "step",
  logX: false,
  logY: false,
  smoothing: 0,
  inliers: false,
  xRange: undefined,
  yRange: undefined,
  columns: 100,
}
const points = (values: readonly number[]): Points => ({
  steps: Float64Array.from(values, (_, i) => i),
  timestampsMs: Float64Array.from(values, (_, i) => 1_000 * i),
  values: Float64Array.from(values),
})
const engineWith = (...all: (readonly number[])[]) => {
  const engine = createEngine()
  all.forEach((values, i) => engine.put(i + 1, points(values)))
  return engine
}
const lines = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i + 1, originMs: undefined }))

test("without a range the axes span every placeable point of every line, with room above and below", () => {
  const frame = engineWith([0, 10, NaN], [5, 5, 5, Infinity, -10]).draw({ ...request, lines: lines(2) })
  expect(frame?.x).toEqual({ low: 0, high: 4, isLog: false })
  expect(frame?.y).toEqual({ low: -11, high: 11, isLog: false })
})
test("3.10: a smoothed line comes with the raw one behind it, and the axis keeps every raw value in view", () => {
  const frame = engineWith([0, 100, 0, 0]).draw({ ...request, smoothing: 0.9 })
  expect(frame?.y.high).toBe(105)
  expect(frame?.lines[0]?.raw?.path).toHaveLength(8)
  expect(frame?.lines[0]?.main.path).not.toEqual(frame?.lines[0]?.raw?.path)
})
test("zoomed in, y fits what is in view", () => {
  const frame = engineWith([0, 1, 2, 100]).draw({ ...request, xRange: { low: 1, high: 2 } })
  expect(frame?.x).toEqual({ low: 1, high: 2, isLog: false })
  expect(frame?.y).toEqual({ low: 0.95, high: 2.05, isLog: false })
})
test("ignoring outliers fits the axis to 5-95 % of the values", () => {
  const values = Array.from({ length: 100 }, (_, i) => (i === 50 ? 1e6 : i))
  expect(engineWith(values).draw({ ...request, inliers: true })?.y.high).toBeLessThan(110)
})
test("what a log axis has no place for is counted, not hidden", () => {
  const frame = engineWith([-1, 0, 10, 100]).draw({ ...request, logY: true })
  expect(frame?.unplaced).toBe(2)
  expect(frame?.y.low).toBeGreaterThan(0)
  expect(engineWith([1, 2]).draw({ ...request, logX: true })?.unplaced).toBe(1)
})
test("one point still has axes around it; nothing placeable has none", () => {
  const frame = engineWith([3]).draw(request)
  expect(frame?.x.low).toBeLessThan(0)
  expect(frame?.lines[0]?.main.dots).toHaveLength(2)
  expect(engineWith([]).draw(request)).toBeUndefined()
  expect(createEngine().draw(request)).toBeUndefined()
})
test("3.10: time on the x axis counts from the start of the run", () => {
  const frame = engineWith([1, 2, 3]).draw({ ...request, x: "relative", lines: [{ id: 1, originMs: -4_000 }] })
  expect(frame?.x).toMatchObject({ low: 4, high: 6 })
})

test("a series is sent once however many charts hold it, and dropped when the last one lets go", async () => {
  const wire = inProcessWire()
  const sent: string[] = []
  const client = createEngineClient({
    ...wire,
    send: (message) => {
      sent.push(message.kind)
      wire.send(message)
    },
  })
  const series = { runId: "a", key: "k", isComplete: true, ...points([1, 2]) }
  const first = client.hold([series])
  expect(client.hold([series])).toEqual(first)
  client.release([series])
  const still = await client.draw({ ...request, lines: [{ id: first[0] ?? 0, originMs: undefined }] })
  expect(still.frame).toBeDefined()
  client.release([series])
  expect(sent).toEqual(["put", "drop"])
  const gone = await client.draw({ ...request, lines: [{ id: first[0] ?? 0, originMs: undefined }] })
  expect(gone.frame).toBeUndefined()
})
