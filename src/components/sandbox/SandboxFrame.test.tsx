import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { SandboxFrame } from "./SandboxFrame"
import { SandboxSettingsProvider } from "./sandboxSettings"

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }))
afterEach(() => void vi.useRealTimers())

const frameOf = () => screen.getByTitle<HTMLIFrameElement>("Page report.html")

function open(html = "<p>hi</p>", isFitted = true) {
  const view = render(<SandboxFrame html={html} label="Page report.html" isFitted={isFitted} />)
  const inside = frameOf().contentWindow
  if (inside === null) throw new Error("The frame has no window")
  const given = vi.spyOn(inside, "postMessage").mockImplementation(() => undefined)
  const hear = (data: unknown, { origin = "null", source = inside, at = 1000 } = {}) =>
    act(() => {
      const event = new MessageEvent("message", { data, origin, source })
      Object.defineProperty(event, "timeStamp", { value: at })
      window.dispatchEvent(event)
    })
  return { ...view, given, hear }
}

test("a page gets a frame with no rights but to run scripts", () => {
  open()
  expect(frameOf()).toHaveAttribute("sandbox", "allow-scripts")
  expect(frameOf()).toHaveAttribute("src", "./artifact-frame.html")
  expect(frameOf()).toHaveAttribute("referrerpolicy", "no-referrer")
  expect(frameOf()).toHaveAttribute("allow", "")
  expect(frameOf()).not.toHaveAttribute("srcdoc")
})

test("the text is handed over once, and only to the sandbox", () => {
  const { given, hear } = open("<b>text</b>")
  hear({ t: "ready" }, { origin: window.location.origin })
  hear({ t: "ready" }, { source: window })
  hear({ t: "render" })
  expect(given).not.toHaveBeenCalled()
  hear({ t: "ready" })
  hear({ t: "ready" })
  expect(given.mock.calls).toEqual([[{ t: "render", html: "<b>text</b>" }, "*"]])
})

test("what runs in it decides its height, within bounds and not too often", () => {
  const { hear } = open()
  hear({ t: "size", h: 500 })
  expect(frameOf().style.height).toBe("")
  hear({ t: "ready" })
  hear({ t: "size", h: 1e9 }, { at: 2000 })
  expect(frameOf().style.height).toBe("4000px")
  hear({ t: "size", h: 300 }, { at: 2050 })
  expect(frameOf().style.height).toBe("4000px")
  hear({ t: "size", h: 300 }, { at: 2100 })
  expect(frameOf().style.height).toBe("300px")
})

test("a page that is always a little higher than its frame does not grow for ever", () => {
  const { hear } = open()
  hear({ t: "ready" })
  hear({ t: "size", h: 480 }, { at: 1000 })
  for (let step = 1; step < 10; step += 1) hear({ t: "size", h: 480 + step * 16 }, { at: 1000 + step * 200 })
  expect(Number.parseInt(frameOf().style.height, 10)).toBeLessThan(680)
  hear({ t: "size", h: 100 }, { at: 9000 })
  hear({ t: "size", h: 116 }, { at: 9200 })
  expect(frameOf().style.height).toBe("100px")
})

test("a sandbox page that never answers is said, with the source as text", () => {
  const { container } = open("<script>alert(1)</script>")
  fireEvent.load(frameOf())
  act(() => void vi.advanceTimersByTime(9_999))
  expect(screen.queryByRole("alert")).toBeNull()
  act(() => void vi.advanceTimersByTime(1))
  expect(screen.getByRole("alert")).toHaveTextContent("artifact-frame.html")
  expect(screen.getByText("<script>alert(1)</script>")).toBeVisible()
  expect(container.querySelector("script, iframe")).toBeNull()
})

test("one that does not even arrive is said too, unless it is out of sight", () => {
  open("<p>hi</p>", false)
  act(() => void vi.advanceTimersByTime(10_000))
  expect(screen.getByRole("alert")).toBeVisible()
  cleanup()
  open("<p>hi</p>", true)
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.queryByRole("alert")).toBeNull()
})

test("one that answered is left alone", () => {
  const { hear } = open()
  hear({ t: "ready" })
  fireEvent.load(frameOf())
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.queryByRole("alert")).toBeNull()
})

test("a sandbox page on an origin of its own is as closed, and one that does not come is said with what to do", () => {
  const frameUrl = "https://usercontent.example/artifact-frame.html"
  render(
    <SandboxSettingsProvider value={{ artifactFrameUrl: frameUrl }}>
      <SandboxFrame html="<p>hi</p>" label="Page report.html" />
    </SandboxSettingsProvider>,
  )
  expect(frameOf()).toHaveAttribute("src", frameUrl)
  expect(frameOf()).toHaveAttribute("sandbox", "allow-scripts")
  act(() => void vi.advanceTimersByTime(10_000))
  expect(screen.getByRole("alert")).toHaveTextContent("did not come from https://usercontent.example")
  expect(screen.getByRole("alert")).toHaveTextContent(`name ${window.location.origin} under frame-ancestors`)
  expect(screen.getByRole("link", { name: new RegExp(frameUrl) })).toHaveAttribute("href", frameUrl)
})
