import { expect, test } from "vitest"

import { createEngine } from "./engine"
import { pictureSvg, safe } from "./picture"

const theme = { runs: [], text: "t", muted: "m", line: "l", surface: "s", accent: "a" }

function pictureOf(name: string, label: string) {
  const engine = createEngine()
  engine.put(1, { steps: Float64Array.of(0, 1), timestampsMs: Float64Array.of(0, 1), values: Float64Array.of(0, 1) })
  const line = { id: 1, originMs: undefined }
  const frame = engine.draw({
    lines: [line, line],
    x: "step",
    logX: false,
    logY: false,
    smoothing: 0,
    inliers: false,
    xRange: undefined,
    yRange: { low: 0, high: 1 },
    columns: 10,
  })
  if (frame === undefined) throw new Error("nothing to draw")
  const ticks = { x: [{ value: 0, label: "0" }], y: [{ value: 1, label: "1" }] }
  const look = { label, color: "c", dash: [] }
  return pictureSvg({ name, frame, width: 200, height: 100, ticks, lines: [look, { ...look, dash: [2, 3] }], theme })
    .text
}

test("the lines are drawn where their numbers lie", () => {
  const svg = pictureOf("loss", "run")
  expect(svg).toContain('<path d="M0 36L120 0" fill="none" stroke="c"')
  expect(svg).toContain('stroke-dasharray="2 3"')
})
test("names stay text, whatever they hold", () => {
  const svg = pictureOf('<script>alert("1")</script>&', "</text><image href=x onerror=1>\u0000\u001b\ud800")
  expect(svg).not.toMatch(/<script|<image|onerror=1>/)
  // oxlint-disable-next-line no-control-regex -- XML has no control characters
  expect(svg).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/)
  expect(() => encodeURIComponent(svg)).not.toThrow()
})
test("lone surrogates at either side are replaced", () => {
  expect(safe("a\ud800b\udc00c\u{1f600}")).toBe("a\ufffdb\ufffdc\u{1f600}")
})
