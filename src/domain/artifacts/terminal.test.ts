import { expect, test } from "vitest"

import { lineOfTerminal } from "./terminal"

const ESC = "\u001b"
const parts = (raw: string) => {
  const { text, styles } = lineOfTerminal(raw)
  let from = 0
  return styles.map(({ end, style }) => {
    const part = [text.slice(from, end), style]
    from = end
    return part
  })
}

test.each([
  [
    "a colour and its end",
    `${ESC}[31mbad${ESC}[0m ok`,
    [
      ["bad", "red"],
      [" ok", ""],
    ],
  ],
  ["several at once", `${ESC}[1;4;92mgood`, [["good", "green bold underline"]]],
  [
    "ended one by one",
    `${ESC}[1;33ma${ESC}[22mb${ESC}[39mc`,
    [
      ["a", "yellow bold"],
      ["b", "yellow"],
      ["c", ""],
    ],
  ],
  ["of 256 colours", `${ESC}[38;5;196mred${ESC}[m`, [["red", "red"]]],
  ["of all colours, with a background", `${ESC}[48;2;0;0;0;38;2;10;200;220mx`, [["x", "cyan"]]],
  ["nothing but moves", `${ESC}[2K${ESC}[1Aa${ESC}]0;title${ESC}\\b`, []],
])("%s", (_, raw, expected) => {
  expect(parts(raw)).toEqual(expected)
})

test.each([
  ["an escape that never ends", `a${ESC}[31`, `a${ESC}[31`],
  ["numbers without end", `${ESC}[${"9;".repeat(10_000)}mx`, "x"],
  ["a title without end", `${ESC}]0;${"x".repeat(1000)}`, `0;${"x".repeat(1000)}`],
  ["what was overwritten by nothing", "50%\r\r", "50%"],
])("%s is no trouble", (_, raw, text) => {
  expect(lineOfTerminal(raw).text).toBe(text)
})
