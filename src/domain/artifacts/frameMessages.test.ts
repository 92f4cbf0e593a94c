import { expect, test } from "vitest"

import { readFrameMessage } from "./frameMessages"

test.each([
  [{ t: "ready", html: "<b>" }, { t: "ready" }],
  [
    { t: "size", h: 300.4 },
    { t: "size", heightPx: 300 },
  ],
  [
    { t: "size", h: -5 },
    { t: "size", heightPx: 40 },
  ],
  [
    { t: "size", h: 1e9 },
    { t: "size", heightPx: 4000 },
  ],
])("%j is understood", (message, expected) => expect(readFrameMessage(message)).toEqual(expected))

test.each([
  undefined,
  null,
  "ready",
  {},
  [],
  { t: "size" },
  { t: "size", h: "300" },
  { t: "size", h: Number.NaN },
  { t: "size", h: Infinity },
  { t: "navigate", href: "https://canary.test" },
  { t: "download" },
])("%j is not", (message) => expect(readFrameMessage(message)).toBeUndefined())
