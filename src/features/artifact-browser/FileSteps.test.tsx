import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { useState } from "react"
import { expect, test } from "vitest"

import { FileSteps } from "./FileSteps"

const siblings = ["p/s-10.png", "p/notes.txt", "p/s-2.png", "p/s-1.webp"].map((path) => ({
  path,
  isFolder: false,
  sizeBytes: 1,
}))

function Page({ start }: { start: string }) {
  const [path, setPath] = useState(start)
  return (
    <>
      <output>{path}</output>
      <input aria-label="A field" />
      <button type="button">Elsewhere</button>
      <FileSteps key={path} path={path} siblings={siblings} onPath={setPath} />
    </>
  )
}

const shown = () => screen.getByRole("status").textContent

test("buttons, brackets and arrows lead through the files of a kind, and stop at its ends", async () => {
  render(<Page start="p/s-1.webp" />)
  expect(screen.getByRole("group", { name: "Files of this kind" })).toHaveTextContent("1 of 3")
  await userEvent.click(screen.getByRole("button", { name: /^Next file/ }))
  expect(shown()).toBe("p/s-2.png")
  await userEvent.keyboard("{ArrowRight}")
  expect(shown()).toBe("p/s-10.png")
  await userEvent.keyboard("{ArrowRight}]")
  expect(shown()).toBe("p/s-10.png")
  expect(screen.getByRole("button", { name: /^Next file/ })).toHaveAttribute("aria-disabled", "true")
  await userEvent.keyboard("{[}{ArrowLeft}{ArrowLeft}")
  expect(shown()).toBe("p/s-1.webp")
})

test("keys that are meant for something else do not change the file", async () => {
  render(<Page start="p/s-1.webp" />)
  await userEvent.type(screen.getByRole("textbox", { name: "A field" }), "]{ArrowRight}")
  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }))
  await userEvent.keyboard("{ArrowRight}{Control>}{ArrowRight}{/Control}")
  expect(shown()).toBe("p/s-1.webp")
})

test("a file that is alone of its kind has no steps", () => {
  render(<Page start="p/notes.txt" />)
  expect(screen.queryByRole("group")).not.toBeInTheDocument()
})
