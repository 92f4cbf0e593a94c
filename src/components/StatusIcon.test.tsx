import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"

import { StatusIcon } from "./StatusIcon"

const STATUSES = ["FINISHED", "FAILED", "RUNNING", "SCHEDULED", "KILLED", "PAUSED"]

test("each status has a word and a shape of its own, also without colours", () => {
  render(STATUSES.map((status) => <StatusIcon key={status} status={status} />))
  const icons = screen.getAllByRole("img")
  expect(icons.map((icon) => icon.getAttribute("aria-label"))).toEqual([
    "Finished",
    "Failed",
    "Running",
    "Scheduled",
    "Killed",
    "PAUSED",
  ])
  const shapes = icons.map((icon) => icon.querySelector("svg")?.outerHTML)
  expect(new Set(shapes).size).toBe(STATUSES.length)
})
