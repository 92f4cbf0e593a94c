import "@testing-library/jest-dom/vitest"
import { cleanup, configure } from "@testing-library/react"
import { afterEach, vi } from "vitest"

// What loads on demand may take its time on a busy computer.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

// jsdom has no layout, so nothing is ever resized, comes into sight or can be scrolled to.
class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return []
  }
}
vi.stubGlobal("ResizeObserver", Observer)
vi.stubGlobal("IntersectionObserver", Observer)
Element.prototype.scrollIntoView = () => undefined
