import { expect, test } from "vitest"

import { yamlToJson } from "./yamlJson"

const jsonOf = (text: string) => {
  const reading = yamlToJson(text)
  return reading.ok ? reading.json : reading.message
}

test.each([
  ["a: 1\nb: [x, 2.50, ~]\n", '{"a":1,"b":["x",2.50,null]}'],
  [
    "big: 12345678901234567890\nhex: 0x1f\nhalf: .5\nfar: .inf\n",
    '{"big":12345678901234567890,"hex":31,"half":0.5,"far":Infinity}',
  ],
  ["text: '12'\nyes: yes\nwhen: 2026-11-27\n", '{"text":"12","yes":"yes","when":"2026-11-27"}'],
  ["__proto__: {polluted: true}\n1: one\n", '{"__proto__":{"polluted":true},"1":"one"}'],
  ["- &a {x: 1}\n- *a\n", '[{"x":1},{"x":1}]'],
  ["a: 1\n---\nb: 2\n", '[{"a":1},{"b":2}]'],
  ["", "[]"],
  ["run: !!js/function 'alert(1)'\n", '{"run":"alert(1)"}'],
])("%j", (text, json) => {
  expect(jsonOf(text)).toBe(json)
})

test("billion laughs are refused", () => {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(",")}]`)
  expect(jsonOf(`l0: &l0 lol\n${levels.join("\n")}\n`)).toMatch(/unfolds to more than 300000 values/)
})

test.each([
  ["an alias of itself", "a: &a [*a]\n"],
  ["endless nesting", `${"[".repeat(100_000)}\n`],
  ["nesting by lines", Array.from({ length: 2000 }, (_, n) => `${" ".repeat(n)}a:`).join("\n")],
])("%s ends with a reason", (_, text) => {
  expect(yamlToJson(text)).toMatchObject({ ok: false })
})

test("what is no YAML says where", () => {
  expect(yamlToJson("a: 1\nb: [1, 2\nc: 3\n")).toMatchObject({ ok: false, offset: expect.any(Number) })
  expect(jsonOf("a: *missing\n")).toMatch(/missing stands for nothing/)
})
