import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"

import { MarkdownText } from "./MarkdownText"

const outline = () => screen.getAllByRole("heading").map(({ tagName, textContent }) => `${tagName} ${textContent}`)

test("the headings of a note go below the heading that it stands under", () => {
  render(<MarkdownText headingLevel={3} text={"# Aim\n\n## Data\n\n### Rows\n\n## Model\n\n# Result"} />)
  expect(outline()).toEqual(["H3 Aim", "H4 Data", "H5 Rows", "H4 Model", "H3 Result"])
})

test("a note that counts from elsewhere or leaves a level out is still in order", () => {
  render(<MarkdownText headingLevel={2} text={"### First\n\n###### Deep\n\n> # Quoted\n\n- ### Listed"} />)
  expect(outline()).toEqual(["H2 First", "H3 Deep", "H2 Quoted", "H3 Listed"])
})

test("no heading is deeper than HTML knows", () => {
  render(<MarkdownText headingLevel={5} text={"# A\n\n## B\n\n### C"} />)
  expect(outline()).toEqual(["H5 A", "H6 B", "H6 C"])
})

test("tables, struck words and lists of tasks are read as their writers meant them", () => {
  const table = "| model | loss |\n| --- | ---: |\n| small | 0.5 |\n| ~~large~~ | 0.4 |"
  const { container } = render(<MarkdownText headingLevel={3} text={`${table}\n\n- [x] train\n- [ ] deploy`} />)
  expect(screen.getByRole("columnheader", { name: "loss" })).toHaveStyle({ textAlign: "right" })
  expect(screen.getByRole("row", { name: "small 0.5" })).toBeVisible()
  expect(screen.getByRole("region", { name: "Table, scrolls" })).toContainElement(screen.getByRole("table"))
  expect(screen.getByText("large").tagName).toBe("DEL")
  expect(within(screen.getByText("train")).getByRole("img", { name: "done" })).toBeVisible()
  expect(within(screen.getByText("deploy")).getByRole("img", { name: "to do" })).toBeVisible()
  expect(container.querySelector("input")).toBeNull()
})

test("a footnote is text at the end, for the address of the page is taken", () => {
  const { container } = render(<MarkdownText headingLevel={3} text={"Better.[^1]\n\n[^1]: On one seed."} />)
  expect(screen.getByText("On one seed.")).toBeVisible()
  expect(outline()).toEqual(["H3 Footnotes"])
  expect(container.querySelector("a")).toBeNull()
  expect(container).not.toHaveTextContent("↩")
})

test("a very long text is read without tables, which take seconds", () => {
  render(<MarkdownText headingLevel={3} text={`| a |\n| - |\n${"| b |\n".repeat(10_000)}`} />)
  expect(screen.queryByRole("table")).toBeNull()
})
