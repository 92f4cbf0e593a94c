import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { filterSpans } from "./filterSpans"
import { filterSuggestions, type FilterKeys } from "./filterSuggestions"
import { parseRunFilter } from "./parseRunFilter"

const keys: FilterKeys = {
  metrics: ["acc", "val/acc", "valence", "val loss"],
  params: ["lr", "optimizer"],
  tags: ["mlflow.user", "team"],
  values: (_, key) => (key === "optimizer" ? ["adam", "it's", "sgd"] : []),
  nowMs: 1_767_225_600_000,
}

/** `|` marks the caret. */
function suggest(marked: string) {
  const caret = marked.indexOf("|")
  const text = marked.replace("|", "")
  const { start, end, options } = filterSuggestions(text, caret, keys)
  const apply = (index: number) => text.slice(0, start) + (options[index]?.insert ?? "") + text.slice(end)
  return { labels: options.map((option) => option.label), first: apply(0) }
}

describe("keys", () => {
  test("all of them on an empty line, metrics first", () => {
    expect(suggest("|").labels.slice(0, 6)).toEqual(["acc", "val/acc", "valence", "val loss", "lr", "optimizer"])
  })
  test.each([
    ["va|", ["val/acc", "valence", "val loss"], "metrics.`val/acc` "],
    ["ACC|", ["acc", "val/acc"], "metrics.`acc` "],
    ["metrics.val/|", ["val/acc"], "metrics.`val/acc` "],
    ["metrics.`val l|", ["val loss"], "metrics.`val loss` "],
    ["params.|", ["lr", "optimizer"], "params.`lr` "],
    ["metrics.acc > 1 AND tea|", ["team"], "metrics.acc > 1 AND tags.`team` "],
    ["stat|", ["status"], "status "],
    ["zzz|", [], ""],
  ])("%s", (marked, labels, first) => {
    expect(suggest(marked).labels).toEqual(labels)
    expect(suggest(marked).first).toBe(first)
  })
})

describe("operators and values", () => {
  test.each([
    ["metrics.acc |", [">", ">=", "<", "<=", "=", "!="], "metrics.acc > "],
    ["params.`lr` |", ["=", "!=", "LIKE", "ILIKE", "IS NULL", "IS NOT NULL"], "params.`lr` = "],
    ["params.lr il|", ["ILIKE"], "params.lr ILIKE "],
    ["params.lr IS |", ["NULL", "NOT NULL"], "params.lr IS NULL "],
    ["run_id NOT |", ["IN"], "run_id NOT IN "],
    ["params.optimizer = |", ["adam", "it's", "sgd"], "params.optimizer = 'adam' "],
    ["params.optimizer = 'a|", ["adam"], "params.optimizer = 'adam' "],
    ["params.optimizer = 'a|dam'", ["adam"], "params.optimizer = 'adam' "],
    ["params.optimizer = it|", ["it's"], 'params.optimizer = "it\'s" '],
    ["params.optimizer LIKE 'd|", ["%d%", "adam", "sgd"], "params.optimizer LIKE '%d%' "],
    ["status = fi|", ["FINISHED"], "status = 'FINISHED' "],
    ["start_time > |", ["an hour ago", "a day ago", "a week ago", "30 days ago"], "start_time > 1767222000000 "],
    ["metrics.acc > |", [], "metrics.acc > "],
    ["status = 'x' |", ["AND"], "status = 'x' AND "],
    ["status = 'x'|", ["AND"], "status = 'x' AND "],
  ])("%s", (marked, labels, first) => {
    expect(suggest(marked).labels).toEqual(labels)
    expect(suggest(marked).first).toBe(first)
  })

  test("what is suggested as key, operator and value makes a filter that parses", () => {
    const key = suggest("opt|").first
    const operator = suggest(`${key}|`).first
    expect(parseRunFilter(suggest(`${operator}|`).first)).toMatchObject({ ok: true })
  })
})

test("suggestions and spans stay inside any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, at) => {
      const caret = Math.min(at, text.length)
      const { start, end } = filterSuggestions(text, caret, keys)
      expect(0 <= start && start <= caret && caret <= end && end <= text.length).toBe(true)
      expect(filterSpans(text).every((span) => text.slice(span.start, span.end) === span.text)).toBe(true)
    }),
  )
})

test("spans tell keys, operators and values apart", () => {
  const roles = filterSpans("metrics.`a` >= 1 and params.\"b\" = 'c' @").map(({ text, role }) => `${text} ${role}`)
  expect(roles).toEqual([
    "metrics. key",
    "`a` key",
    ">= operator",
    "1 value",
    "and operator",
    "params. key",
    '"b" key',
    "= operator",
    "'c' value",
    "@ other",
  ])
})
