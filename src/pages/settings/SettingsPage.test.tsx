import { configure, screen } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, prepareApp } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const seeded = (seed: string) => createDemoServer(seed).handle

test("choices hold at once, are kept, and go back to the defaults", async () => {
  const { user } = openApp("/settings", { one: seeded("empty") })
  await mainHeading("Settings")
  await user.click(screen.getByRole("radio", { name: "Dark" }))
  await user.click(screen.getByRole("radio", { name: "Compact" }))
  expect(document.documentElement.dataset).toMatchObject({ theme: "dark", density: "compact" })
  await user.selectOptions(screen.getByLabelText("Significant digits"), "3")
  expect(screen.getByText(/A metric reads 0\.123\b/)).toBeVisible()
  await user.selectOptions(screen.getByLabelText("Time zone"), "Asia/Tokyo")
  expect(JSON.parse(localStorage.getItem("tracklight.preferences") ?? "")).toMatchObject({
    theme: "dark",
    density: "compact",
    digits: 3,
    timeZone: "Asia/Tokyo",
  })
  await user.click(screen.getByRole("button", { name: "Back to the defaults" }))
  expect(document.documentElement.dataset).toMatchObject({ theme: "light", density: "regular" })
})

test("forgetting everything asks first", async () => {
  localStorage.setItem("tracklight.stars", "[]")
  const { user } = openApp("/settings", { one: seeded("empty") })
  await mainHeading("Settings")
  await user.click(screen.getByRole("button", { name: "Forget all of it" }))
  expect(await screen.findByRole("alertdialog", { name: "Forget everything kept in this browser?" })).toBeVisible()
  await user.click(screen.getByRole("button", { name: "Cancel" }))
  expect(localStorage.getItem("tracklight.stars")).toBe("[]")
})
