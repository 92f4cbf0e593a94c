import { describe, expect, test } from "vitest"

import { parseRunFilter } from "./parseRunFilter"
import { printRunFilter } from "./printRunFilter"

/** What is sent for a text, or the error that it gives. */
function sent(text: string): string {
  const parsed = parseRunFilter(text)
  return parsed.ok ? printRunFilter(parsed.filter) : `error: ${parsed.error.message}`
}

function errorOf(text: string) {
  const parsed = parseRunFilter(text)
  if (parsed.ok) throw new Error(`expected an error for ${text}`)
  const { start, end, message, fix, hint } = parsed.error
  return { at: text.slice(start, end), start, message, fix, hint }
}

describe("what the server reads", () => {
  test.each([
    ["", ""],
    ["  \n", ""],
    ["metrics.acc > 0.9", "metrics.`acc` > 0.9"],
    ["metric.acc>=.5", "metrics.`acc` >= 0.5"],
    ["metrics.`val/acc`>-1e-3", "metrics.`val/acc` > -0.001"],
    ['metrics."a b" < 1E5', "metrics.`a b` < 100000"],
    ["metrics.loss < 1e21", "metrics.`loss` < 1e21"],
    ["metrics.val.loss.1 != 5.", "metrics.`val.loss.1` != 5"],
    ["params.lr = '0.1'", "params.`lr` = '0.1'"],
    ['parameters.lr like "%\'%"', 'params.`lr` LIKE "%\'%"'],
    ["tags.`mlflow.user` ilike 'ANN%'", "tags.`mlflow.user` ILIKE 'ANN%'"],
    ["params.a IS NULL and tags.b is not null", "params.`a` IS NULL AND tags.`b` IS NOT NULL"],
    ["status = 'FINISHED'", "attributes.`status` = 'FINISHED'"],
    ["attr.created > 0", "attributes.`start_time` > 0"],
    ["`Run name` = 'x'", "attributes.`run_name` = 'x'"],
    ["run_id in ('a', \"b\")", "attributes.`run_id` IN ('a', 'b')"],
    ["dataset.name not in ('it\\'s')", "datasets.`name` NOT IN ('it\\x27s')"],
    ["params.`größe` = 'é' AND params.größe = 'x'", "params.`größe` = 'é' AND params.`größe` = 'x'"],
    ["params.__proto__ = 'constructor'", "params.`__proto__` = 'constructor'"],
    // Tolerated by the server, written properly by us.
    ["AND metrics.a > 1 AND AND metrics.b > 2 AND", "metrics.`a` > 1 AND metrics.`b` > 2"],
    ["metrics.a>1 metrics.b<2", "metrics.`a` > 1 AND metrics.`b` < 2"],
    // The grammar has no escapes: a doubled quote is part of the value.
    ["params.a = 'it''s'", "params.`a` = \"it''s\""],
  ])("%s", (text, expected) => expect(sent(text)).toBe(expected))

  test("a condition knows its place in the text", () => {
    const text = " metrics.a > 1  and  status = 'x' "
    const parsed = parseRunFilter(text)
    expect(parsed.ok && parsed.places.map(({ start, end }) => text.slice(start, end))).toEqual([
      "metrics.a > 1",
      "status = 'x'",
    ])
  })
})

describe("what the server would refuse, where, and what was meant", () => {
  test.each([
    ["metrics.a > 1 OR metrics.b > 1", "OR", "The server does not know OR.", undefined],
    ["metrics.a > 1 || metrics.b > 1", "|", "The server does not know OR.", undefined],
    ["NOT metrics.a > 1", "NOT", "The server does not know NOT.", undefined],
    ["metrics.a > 1 && status = 'x'", "&", "Conditions are joined by AND.", undefined],
    ["(metrics.a > 1)", "(", "The server does not know parentheses.", undefined],
    ["metrics.a > 1;", ";", "A filter is one line of conditions, without a semicolon.", ""],
    ["metrics.a == 1", "==", "The server does not know ==.", "="],
    ["metrics.a <> 1", "<>", "The server does not know <>.", "!="],
    ["metrics.a BETWEEN 1 AND 2", "BETWEEN", "The server does not know BETWEEN.", undefined],
    ["params.a NOT LIKE 'x'", "NOT LIKE", "Of NOT, the server knows only NOT IN and IS NOT NULL.", undefined],
    ["metrics.a > 1e+21", "1e+21", "The server reads no plus sign in a number.", "1e21"],
    ["metrics.a > +3", "+3", "The server reads no plus sign in a number.", "3"],
    ["metrics.a > 1e999", "1e999", "This number is too large.", undefined],
    ["metrics.a > 1_000", "1_000", "1_000 is not a number.", "1000"],
    ["metrics.a > NaN", "NaN", "The server cannot compare with NaN or infinity.", undefined],
    ["metrics.a > '0.5'", "'0.5'", "A metric is compared with a number, without quotes.", "0.5"],
    ["start_time > '2026-01-01'", "'2026-01-01'", expect.stringContaining("milliseconds"), "1767225600000"],
    ["params.a = adam", "adam", "A text value stands in quotes.", "'adam'"],
    ["params.a = 0.1", "0.1", "A text value stands in quotes.", "'0.1'"],
    ["params.a = `adam`", "`adam`", expect.stringContaining("Back-ticks are for keys"), "'adam'"],
    ["params.a = 'adam", "'adam", "This quote is never closed.", undefined],
    ["metrics.`a > 1", "`a > 1", "This back-tick is never closed.", undefined],
    ["params.lr > '0.1'", ">", "Params are text to the server: > cannot compare them.", undefined],
    ["metrics.a LIKE '%'", "LIKE", "A metric cannot be compared with LIKE.", undefined],
    ["metrics.a IS NULL", "IS NULL", "IS NULL works for params and tags only.", undefined],
    ["status IN ('x')", "IN", "IN works for run_id and datasets only.", undefined],
    ["run_id IN ()", "()", "The list is empty.", undefined],
    ["run_id IN (a)", "a", "Each text in the list stands in quotes.", "'a'"],
    ["run_id IN 'a'", "'a'", "IN is followed by a list in parentheses.", "('a')"],
    ["run_id IN ('a'", "('a'", "The list is never closed.", undefined],
    ["Metrics.a > 1", "Metrics", "Metrics is written in lower case.", "metrics"],
    ["metric > 1", "metric", "metric needs a dot and a key.", undefined],
    ["metrics. > 1", "metrics.", "A key is missing after metrics.", undefined],
    ["metrics.val-loss < 1", "metrics.val-loss", expect.stringContaining("needs back-ticks"), "metrics.`val-loss`"],
    ["metrics.val/loss<1", "metrics.val/loss", expect.stringContaining("needs back-ticks"), "metrics.`val/loss`"],
    ["tags.a:b = 'x'", "tags.a:b", expect.stringContaining("needs back-ticks"), "tags.`a:b`"],
    ["metrics.val loss < 1", "metrics.val loss", expect.stringContaining("operator"), "metrics.`val loss`"],
    ["val/acc > 0.8", "val/acc", expect.stringContaining("neither"), "metrics.`val/acc`"],
    ["optimizer = 'adam'", "optimizer", expect.stringContaining("neither"), "params.`optimizer`"],
    ["name = 'x'", "name", "Runs have no attribute name.", "run_name"],
    ["attributes.duration > 1", "attributes.duration", "Runs have no attribute duration.", undefined],
    ["datasets.source = 'x'", "datasets.source", "A dataset has no source to filter by.", undefined],
    ["0.5 < metrics.a", "0.5", expect.stringContaining("The key comes first"), undefined],
    ["metrics.a", "", "An operator is missing.", undefined],
    ["metrics.a >", "", "The value is missing: a number.", undefined],
    ["params.a constructor 'x'", "constructor", "An operator is missing before constructor.", undefined],
    ["metrics.a > 1 -- comment", "-", "- means nothing here.", undefined],
  ])("%s", (text, ...[at, message, fix]) => expect(errorOf(text)).toMatchObject({ at, message, fix }))

  test("a proposed fix makes the text right, or leads to the next error", () => {
    const text = "metrics.val-loss < 1e+2"
    const first = errorOf(text)
    const second = text.replace(first.at, first.fix ?? "")
    expect(second).toBe("metrics.`val-loss` < 1e+2")
    expect(sent(second.replace(errorOf(second).at, errorOf(second).fix ?? ""))).toBe("metrics.`val-loss` < 100")
  })
})
