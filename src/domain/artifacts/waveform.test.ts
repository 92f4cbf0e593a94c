import { expect, test } from "vitest"

import { waveformOf } from "./waveform"

const lists = ({ lows, highs }: ReturnType<typeof waveformOf>) => [[...lows], [...highs]]

test("each column has the lowest and the highest of its samples, of all channels", () => {
  const left = Float32Array.of(0.5, -0.25, 0, 0)
  const right = Float32Array.of(0, 0, 0.75, -1)
  expect(lists(waveformOf([left, right], 2))).toEqual([
    [-0.25, -1],
    [0.5, 0.75],
  ])
})

test.each([
  [
    "no channels",
    [],
    [
      [0, 0],
      [0, 0],
    ],
  ],
  [
    "no samples",
    [new Float32Array()],
    [
      [0, 0],
      [0, 0],
    ],
  ],
  [
    "fewer samples than columns",
    [Float32Array.of(0.5)],
    [
      [0, 0],
      [0.5, 0.5],
    ],
  ],
  [
    "NaN and what is too loud",
    [Float32Array.of(Number.NaN, Infinity, -3, 2)],
    [
      [0, -1],
      [1, 1],
    ],
  ],
])("%s", (_, channels, expected) => expect(lists(waveformOf(channels, 2))).toEqual(expected))
