import "@testing-library/jest-dom/vitest"
import { cleanup, configure } from "@testing-library/react"
import { afterEach } from "vitest"

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
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer })
Element.prototype.scrollIntoView = () => undefined
// As wide as the elements are to which tests give a size; the window of jsdom would cut off the last columns of a table.
Object.assign(globalThis, { innerWidth: 1400, innerHeight: 800 })

/*
 * No style sheet of the app is loaded here, so all elements of a name look the same unless an attribute says otherwise. Left
 * alone, jsdom matches its own sheet against each element that a query by role looks at: a fifth of the time of all tests.
 */
const askForStyle = window.getComputedStyle.bind(window)
const styles = new Map<string, CSSStyleDeclaration>()
window.getComputedStyle = (element) => {
  if (element.hasAttribute("style") || element.hasAttribute("hidden")) return askForStyle(element)
  const style = styles.get(element.localName) ?? askForStyle(element)
  styles.set(element.localName, style)
  return style
}
