import { render, screen } from "@testing-library/react"
import { MemoryRouter } from "react-router-dom"
import { expect, test } from "vitest"

import { KeyValueTable } from "./KeyValueTable"
import { MarkdownText } from "./MarkdownText"
import { SafeLink } from "./SafeLink"
import { UntrustedText } from "./UntrustedText"

/** What MLflow 3.17 stores without a word; its keys are narrower, other servers' may not be. */
const HOSTILE = [
  '<img src=x onerror="window.__pwn=1">',
  "<script>window.__pwn=1</script>",
  '"><svg onload="window.__pwn=1">',
  "javascript:window.__pwn=1",
  "{{constructor.constructor('window.__pwn=1')()}}",
  "${window.__pwn=1}",
  "__proto__",
  "constructor",
  "../../../etc/passwd",
  "a/b?c#d%2e%2e%zz",
  '=HYPERLINK("https://canary.test/","x")',
  "العربية עברית",
  "👩‍👩‍👧‍👦 🏳️‍🌈",
  "Z̵̡̨a̶̡l̷̢g̸̢o̵̡",
  "   ",
]

test.each(HOSTILE)("%j is shown as it is and does nothing", (text) => {
  const { container } = render(<UntrustedText text={text} />)
  expect(container.textContent).toBe(text)
  expect(container.querySelectorAll("script, img, svg, iframe")).toHaveLength(0)
  expect(container.querySelector("bdi")).not.toBeNull()
})

test("characters that hide or turn the text are shown", () => {
  render(<UntrustedText text={"\u202egnp.exe\u0000"} />)
  expect(screen.getByText("RLO")).toBeVisible()
  expect(screen.getByText("␀")).toBeVisible()
})

test("what is too long for a list is cut, with the rest on hover", () => {
  const { container } = render(<UntrustedText text={"x".repeat(600)} />)
  expect(container.textContent).toBe(`${"x".repeat(500)}…`)
  expect(screen.getByTitle("x".repeat(600))).toBeInTheDocument()
})

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>",
  "//canary.test/x",
  "vbscript:x",
  "file:///etc/passwd",
  " \tjavascript:1",
])("%j is no link", (href) => {
  render(<SafeLink href={href} />)
  expect(screen.queryByRole("link")).not.toBeInTheDocument()
})

test("a link out shows its host and tells the other page nothing", () => {
  render(<SafeLink href="https://canary.test/a">Click here</SafeLink>)
  const link = screen.getByRole("link", { name: /Click here canary.test/ })
  expect(link).toHaveAttribute("rel", "noopener noreferrer")
  expect(link).toHaveAttribute("target", "_blank")
})

test("a link to another page of ours stays here", () => {
  render(
    <MemoryRouter>
      <SafeLink href="#/s/demo/experiments/1">the other</SafeLink>
    </MemoryRouter>,
  )
  expect(screen.getByRole("link", { name: "the other" })).toHaveAttribute("href", "/s/demo/experiments/1")
})

test("markdown has no HTML, no picture from elsewhere and no script in its links", () => {
  const { container } = render(
    <MarkdownText
      headingLevel={2}
      text={
        "# Title\n\n**bold** <img src=x onerror=1> <script>1</script> [a](javascript:1) ![pic](https://canary.test/p.png)\n\n<iframe src=x></iframe>"
      }
    />,
  )
  expect(screen.getByRole("heading", { name: "Title" })).toBeVisible()
  expect(screen.getByText("bold")).toBeVisible()
  expect(container.querySelectorAll("img, script, iframe, a")).toHaveLength(0)
})

test("a table of keys shows hostile ones, their copies and what is empty", () => {
  render(
    <KeyValueTable
      label="Params"
      rows={[
        { key: "__proto__", value: "<b>x</b>" },
        { key: "empty", value: "" },
        { key: "long", value: "y".repeat(1000) },
      ]}
    />,
  )
  expect(screen.getByRole("row", { name: /__proto__ <b>x<\/b>/ })).toBeVisible()
  expect(screen.getByRole("button", { name: "Copy __proto__" })).toBeInTheDocument()
  expect(screen.getByRole("row", { name: /^empty empty/ })).toBeVisible()
  expect(screen.getByRole("button", { name: "Show all 1000 characters" })).toBeVisible()
})
