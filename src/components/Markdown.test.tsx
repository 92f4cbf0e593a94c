import { render, screen } from "@testing-library/react"
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
