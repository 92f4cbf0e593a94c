import { common, createLowlight } from "lowlight"
import { expect, test } from "vitest"

import { codeStyles } from "./codeStyles"
import { isConsole, languageNamed, languageOf } from "./languages"

const lowlight = createLowlight(common)

test("each line of a program has its own styles, also where a string goes over several", () => {
  const text = 'def f(x):  # why\n    return """one\ntwo""" + 1\n\nplain'
  const lines = text.split("\n")
  const shown = codeStyles(lowlight.highlight("python", text)).map((styles, line) => {
    let from = 0
    return styles.flatMap(({ end, style }) => {
      const part = lines[line]?.slice(from, end)
      from = end
      return style === "" ? [] : [`${part}:${style}`]
    })
  })
  expect(shown).toEqual([
    ["def:keyword", "f:title", "# why:comment"],
    ["return:keyword", '"""one:string'],
    ['two""":string', "1:number"],
    [],
    [],
  ])
})

test.each([
  ["code/train.py", "python"],
  ["MLmodel", "yaml"],
  ["model/conda.yaml", "yaml"],
  ["Dockerfile", "bash"],
  ["notes.txt", undefined],
  ["a.__proto__", undefined],
])("%s is %s", (path, language) => {
  expect(languageOf(path)).toBe(language)
  expect(language === undefined || lowlight.registered(language)).toBe(true)
})

test.each([
  ["user_logs/std_log.txt", true],
  ["logs/azureml/70_driver_log.txt", true],
  ["train.log", true],
  ["stdout.txt", true],
  ["notes.txt", false],
  ["logs/settings.json", false],
])("%s from a terminal: %s", (path, expected) => {
  expect(isConsole(path)).toBe(expected)
})

test.each([
  ["Python", "python"],
  ["R", "r"],
  ["brainfuck", undefined],
  ["constructor", undefined],
])("what a notebook calls %s is %s", (name, language) => {
  expect(languageNamed(name)).toBe(language)
})
