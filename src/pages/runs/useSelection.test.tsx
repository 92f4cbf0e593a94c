import { act, renderHook } from "@testing-library/react"
import { expect, test } from "vitest"

import { useSelection } from "./useSelection"

test("a second click builds on the first while the address has not followed yet", () => {
  const written: (readonly string[])[] = []
  const { result, rerender } = renderHook(({ inUrl }) => useSelection(inUrl, (selected) => written.push(selected)), {
    initialProps: { inUrl: [] as readonly string[] },
  })
  act(() => result.current.toggle("s:a"))
  act(() => result.current.toggle("s:b"))
  expect(written).toEqual([["s:a"], ["s:a", "s:b"]])
  rerender({ inUrl: ["s:a", "s:b"] })
  // From here on the address is the only copy again: Back takes a choice away.
  rerender({ inUrl: ["s:a"] })
  expect([...result.current.all]).toEqual(["s:a"])
})
