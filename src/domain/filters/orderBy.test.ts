import { expect, test } from "vitest"

import { formatSort, parseSort } from "~/domain/runs/columnRef"

import { orderBy } from "./orderBy"

test.each([
  ["-attributes.start_time", ["attributes.start_time DESC"]],
  ["metrics.val/acc", ["metrics.`val/acc` ASC"]],
  ["params.a`b", ['params."a`b" ASC']],
  ["-attributes.user", ["tags.`mlflow.user` DESC"]],
  ["attributes.duration", undefined],
  ['tags.a`"', undefined],
])("%s -> %j", (text, expected) => {
  const sort = parseSort(text)
  if (!sort) throw new Error("not a sort")
  expect(orderBy(sort)).toEqual(expected)
  expect(formatSort(sort)).toBe(text)
})

test.each(["", "-", "metrics", "metrics.", "nothing.a", ".a"])("%j is no sort", (text) =>
  expect(parseSort(text)).toBeUndefined(),
)
