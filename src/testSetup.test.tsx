import { render, screen } from "@testing-library/react"
import { describe, expect, test } from "vitest"

test("what an element inherits is not taken for what all of its name look like", () => {
  render(
    <>
      <p style={{ pointerEvents: "none", visibility: "hidden" }}>
        <samp>inside</samp>
      </p>
      <samp>outside</samp>
    </>,
  )
  expect(window.getComputedStyle(screen.getByText("inside"))).toMatchObject({
    pointerEvents: "none",
    visibility: "hidden",
  })
  expect(window.getComputedStyle(screen.getByText("outside"))).toMatchObject({ visibility: "visible" })
  expect(window.getComputedStyle(screen.getByText("outside")).pointerEvents).not.toBe("none")
})

describe("what a menu that is pointed at does to the page", () => {
  test("ends with its test", () => {
    document.body.style.pointerEvents = "none"
    expect(window.getComputedStyle(document.body).pointerEvents).toBe("none")
  })

  test("is nothing to the next one", () => {
    expect(window.getComputedStyle(document.body).pointerEvents).not.toBe("none")
  })
})
