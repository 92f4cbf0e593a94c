import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, expect, test, vi } from "vitest"

import { resetPaneShare } from "./paneShares"
import { SplitPane } from "./SplitPane"

afterEach(() => {
  resetPaneShare("runs")
  resetPaneShare("compare")
})

const show = (name: "runs" | "compare") => {
  render(<SplitPane name={name} start={<p>left</p>} end={<p>right</p>} />)
  return screen.getByRole("separator")
}

test("the share of the panes is set by keys and remembered by this browser, each pair for itself", async () => {
  const user = userEvent.setup()
  show("runs").focus()
  await user.keyboard("{ArrowLeft}{ArrowLeft}")
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "52")
  cleanup()
  expect(show("runs")).toHaveAttribute("aria-valuenow", "52")
  expect(localStorage.getItem("tracklight.panes")).toBe('{"runs":52}')
  cleanup()
  expect(show("compare")).toHaveAttribute("aria-valuenow", "56")
})

test("it stays within its bounds, and a double click forgets it", async () => {
  const user = userEvent.setup()
  show("runs").focus()
  await user.keyboard("{End}{ArrowRight}")
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "85")
  await user.keyboard("{Home}{ArrowLeft}")
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "15")
  // Only the second half: jsdom captures no pointer.
  fireEvent.doubleClick(screen.getByRole("separator"))
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "56")
  expect(localStorage.getItem("tracklight.panes")).toBe("{}")
})

test("what the browser has kept is read at the next visit, with care", async () => {
  localStorage.setItem("tracklight.panes", '{"runs":900,"compare":30,"other":50}')
  vi.resetModules()
  const { SplitPane: Again } = await import("./SplitPane")
  render(<Again name="compare" start={null} end={null} />)
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "30")
  cleanup()
  render(<Again name="runs" start={null} end={null} />)
  expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "56")
})
