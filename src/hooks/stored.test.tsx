import { beforeEach, expect, test } from "vitest"

import { stored } from "./stored"

beforeEach(() => localStorage.clear())

test("what was kept is read when it is first asked for: what reads it may stand further down in its file", () => {
  localStorage.setItem("tracklight.width", "200")
  const width = stored("width", 100, (json) => most(json))
  const most = (json: unknown) => (typeof json === "number" ? Math.min(json, 150) : undefined)
  expect(width.get()).toBe(150)
})

test("a value that cannot be read is the usual one, and a new one is kept", () => {
  localStorage.setItem("tracklight.width", "{")
  const width = stored("width", 100, (json) => (typeof json === "number" ? json : undefined))
  expect(width.get()).toBe(100)
  width.set(120)
  expect(localStorage.getItem("tracklight.width")).toBe("120")
  expect(width.get()).toBe(120)
})

test("another tab's change is heard while somebody listens", () => {
  const width = stored("width", 100, (json) => (typeof json === "number" ? json : undefined))
  const heard: number[] = []
  const stop = width.subscribe(() => heard.push(width.get()))
  localStorage.setItem("tracklight.width", "130")
  window.dispatchEvent(new StorageEvent("storage", { key: "tracklight.width" }))
  stop()
  expect(heard).toEqual([130])
})
