import { render, screen, within } from "@testing-library/react"
import { MemoryRouter } from "react-router-dom"
import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { RunPreview } from "./RunPreview"

const metric = (key: string, value: number) => ({ key, value, step: 0, timestampMs: 0 })

const run: Run = testRun({
  id: "r1",
  name: "night run",
  metrics: [metric("system/cpu_utilization_percentage", 26.240657000486912), metric("val/loss", 1 / 3)],
  params: [{ key: "lr", value: "0.1" }],
})

test("numbers are short, every digit is in the tooltip, and the machine's own metrics come last", () => {
  render(<RunPreview run={run} server="one" timeZone="UTC" onClose={() => undefined} />, { wrapper: MemoryRouter })
  const headings = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent)
  expect(headings).toEqual(["Metrics 1", "Params 1", "System metrics 1"])
  expect(screen.getByText("0.33333").closest("dd")).toHaveAttribute("title", "0.3333333333333333")
  expect(within(screen.getByRole("complementary")).getByText("26.241")).toBeVisible()
})
