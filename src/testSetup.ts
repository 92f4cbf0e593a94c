import "@testing-library/jest-dom/vitest"
import { cleanup, configure } from "@testing-library/react"
import { afterEach, vi } from "vitest"

// Files share a thread, or starting one for each would take as long as its tests: what the app remembers begins anew with each.
vi.resetModules()

// What loads on demand may take its time on a busy computer.
configure({ asyncUtilTimeout: 10_000 })
afterEach(() => {
  // While the app is still mounted, so that what it holds of the storage goes too.
  const keys = Object.keys(localStorage)
  localStorage.clear()
  for (const key of keys) window.dispatchEvent(new StorageEvent("storage", { key }))
  cleanup()
  // A menu that was pointed at when its test ended has kept the rest of the page from being pointed at.
  document.body.removeAttribute("style")
})

const PREPARED = "isPreparedForTests"
if (!(PREPARED in window)) {
  Object.assign(window, { [PREPARED]: true })
  addLayout()
  guessNothing()
  askForStylesOnce()
}

/** jsdom has no layout, so nothing is ever resized, comes into sight or can be scrolled to. */
function addLayout() {
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
}

/** Whether a focus shows, jsdom guesses by what was pressed before, also in the tests of another file: here it always does. */
function guessNothing() {
  const ask = Reflect.get(Element.prototype, "matches")
  Object.assign(Element.prototype, {
    matches(this: Element, selector: string): boolean {
      return selector === ":focus-visible" ? this === document.activeElement : ask.call(this, selector)
    },
  })
}

/** The styles that queries and clicks ask for and that an element has from those around it. */
const HANDED_DOWN = "[style*='pointer-events'], [style*='visibility']"

/**
 * No style sheet of the app is loaded here, so all elements of a name look the same unless an attribute says otherwise. Left
 * alone, jsdom matches its own sheet against each element that a query by role looks at: a fifth of the time of all tests.
 */
function askForStylesOnce() {
  const askForStyle = window.getComputedStyle.bind(window)
  const styles = new Map<string, CSSStyleDeclaration>()
  window.getComputedStyle = (element) => {
    if (element.matches("[style], [hidden]") || element.closest(HANDED_DOWN) !== null) return askForStyle(element)
    const style = styles.get(element.localName) ?? askForStyle(element)
    if (style.pointerEvents !== "none" && style.visibility === "visible") styles.set(element.localName, style)
    return style
  }
}
