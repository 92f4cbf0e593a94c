import { act, render, screen } from "@testing-library/react"
import { expect, test } from "vitest"

import { TouchTitles } from "./TouchTitles"

const tap = (element: Element, pointerType = "touch") =>
  act(() => void element.dispatchEvent(new PointerEvent("pointerup", { pointerType, bubbles: true })))

const show = () =>
  render(
    <>
      <span title="0.98701234">
        0.98<b>70…</b>
      </span>
      <span title="a row">
        <button>Open</button>
      </span>
      <p>elsewhere</p>
      <TouchTitles />
    </>,
  )

test("a tap on a text that is cut shows it whole, the next one hides it", () => {
  show()
  tap(screen.getByText("70…"))
  expect(screen.getByRole("tooltip")).toHaveTextContent("0.98701234")
  tap(screen.getByText("elsewhere"))
  expect(screen.queryByRole("tooltip")).toBeNull()
})

test("a mouse hovers, and a button does what it does", () => {
  show()
  tap(screen.getByText("70…"), "mouse")
  tap(screen.getByRole("button"))
  expect(screen.queryByRole("tooltip")).toBeNull()
})
