import { render, screen } from "@testing-library/react"
import { MemoryRouter } from "react-router-dom"
import { expect, test, vi } from "vitest"

import { LinkTabs } from "./LinkTabs"

test("the current part of the page is brought into sight among the others", () => {
  const shown: string[] = []
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    shown.push(this.textContent)
  })
  const at = (current: string) => (
    <MemoryRouter>
      <LinkTabs label="Parts" tabs={["Overview", "Code"].map((to) => ({ to, label: to, isCurrent: to === current }))} />
    </MemoryRouter>
  )
  const { rerender } = render(at("Overview"))
  rerender(at("Code"))
  expect(screen.getByRole("link", { name: "Code" })).toHaveAttribute("aria-current", "page")
  expect(shown).toEqual(["Overview", "Code"])
})
