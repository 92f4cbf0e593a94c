import { act, render, renderHook, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, expect, test, vi } from "vitest"

import { useDebounced } from "./useDebounced"
import { useDocumentTitle } from "./useDocumentTitle"
import { useActiveHotkeys, useHotkeys } from "./useHotkeys"
import { useNow } from "./useNow"

afterEach(() => vi.useRealTimers())

function Page({ run }: { run: (keys: string) => void }) {
  useHotkeys([
    { keys: "x", text: "Select the run", run: () => run("x") },
    { keys: "Mod+k", text: "Search", run: () => run("Mod+k") },
  ])
  return (
    <>
      <input aria-label="Filter" />
      <input type="checkbox" aria-label="Row" />
    </>
  )
}

test("a single key never fires while someone types, with Ctrl it does", async () => {
  const run = vi.fn<(keys: string) => void>()
  render(<Page run={run} />)
  await userEvent.keyboard("x")
  expect(run.mock.calls).toEqual([["x"]])
  await userEvent.type(screen.getByRole("textbox", { name: "Filter" }), "xx")
  expect(run).toHaveBeenCalledTimes(1)
  await userEvent.keyboard("{Control>}k{/Control}")
  expect(run).toHaveBeenLastCalledWith("Mod+k")
  await userEvent.click(screen.getByRole("checkbox", { name: "Row" }))
  await userEvent.keyboard("x")
  expect(run).toHaveBeenLastCalledWith("x")
})

test("what lies over the page has the keys", async () => {
  const run = vi.fn<(keys: string) => void>()
  render(
    <>
      <Page run={run} />
      <div role="dialog" aria-label="Over it" />
    </>,
  )
  await userEvent.keyboard("x")
  expect(run).not.toHaveBeenCalled()
})

test("help lists the keys that hold now, and no others", () => {
  const Help = () => (
    <p>
      {useActiveHotkeys()
        .map(({ text }) => text)
        .join()}
    </p>
  )
  const { rerender } = render(<Help />)
  rerender(
    <>
      <Help />
      <Page run={() => undefined} />
    </>,
  )
  expect(screen.getByText("Select the run,Search")).toBeVisible()
})

test("a value settles once it stands still", () => {
  vi.useFakeTimers()
  const { result, rerender } = renderHook(({ value }) => useDebounced(value, 250), { initialProps: { value: "a" } })
  rerender({ value: "b" })
  act(() => void vi.advanceTimersByTime(249))
  expect(result.current).toBe("a")
  act(() => void vi.advanceTimersByTime(1))
  expect(result.current).toBe("b")
})

test("time moves in a visible tab only", () => {
  vi.useFakeTimers({ now: 1000 })
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden")
  const { result } = renderHook(() => useNow(1000))
  act(() => void vi.advanceTimersByTime(5000))
  expect(result.current).toBe(1000)
  seen.mockReturnValue("visible")
  act(() => void vi.advanceTimersByTime(1000))
  expect(result.current).toBe(7000)
  seen.mockRestore()
})

test("a window's title cannot be turned or hidden by a name", () => {
  renderHook(() => useDocumentTitle("run\u202egpj.exe"))
  expect(document.title).toBe("run gpj.exe · Tracklight")
})
