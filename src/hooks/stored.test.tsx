import { beforeEach, expect, test, vi } from "vitest"

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

test("what another tab changed while nobody listened is seen by the next who does", () => {
  const width = stored("width", 100, (json) => (typeof json === "number" ? json : undefined))
  width.set(110)
  localStorage.setItem("tracklight.width", "130")
  const stop = width.subscribe(() => undefined)
  expect(width.get()).toBe(130)
  stop()
})

test("where the browser refuses to keep anything, a value holds for the visit", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("refused", "SecurityError")
  })
  const width = stored("width", 100, (json) => (typeof json === "number" ? json : undefined))
  width.set(110)
  const stop = width.subscribe(() => undefined)
  expect(width.get()).toBe(110)
  stop()
})
