import { act, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { DelayedSearchField } from "./DelayedSearchField"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const field = () => screen.getByRole("searchbox", { name: "Find" })
const type = (value: string) => fireEvent.change(field(), { target: { value } })
const pause = () => act(() => void vi.runAllTimers())

/** The address follows when the test says so, as a navigation takes its time. */
function show() {
  const asked: string[] = []
  const at = (address: string) => (
    <DelayedSearchField label="Find" value={address} onChange={(text) => asked.push(text)} />
  )
  const { rerender, unmount } = render(at(""))
  return { asked, unmount, rerender, arrive: (address: string) => rerender(at(address)) }
}

test("the address follows after a pause, once for all letters", () => {
  const { asked } = show()
  type("a")
  type("ab")
  expect(asked).toEqual([])
  expect(field()).toHaveValue("ab")
  pause()
  expect(asked).toEqual(["ab"])
})

test("no letter is lost while the address catches up", () => {
  const { asked, arrive } = show()
  type("a")
  pause()
  expect(field()).toHaveValue("a")
  type("ab")
  arrive("a")
  expect(field()).toHaveValue("ab")
  pause()
  arrive("ab")
  expect(asked).toEqual(["a", "ab"])
})

test("once it has, the field follows the address", () => {
  const { arrive } = show()
  type("a")
  pause()
  arrive("a")
  arrive("")
  expect(field()).toHaveValue("")
})

test("the newest way to write is taken: something else may have changed in the address meanwhile", () => {
  const { asked, rerender } = show()
  type("a")
  rerender(<DelayedSearchField label="Find" value="" onChange={(text) => asked.push(`${text}, sorted`)} />)
  pause()
  expect(asked).toEqual(["a, sorted"])
})

test("a page that was left writes nothing any more", () => {
  const { asked, unmount } = show()
  type("a")
  unmount()
  pause()
  expect(asked).toEqual([])
})
