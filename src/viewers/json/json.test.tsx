import { fireEvent, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test } from "vitest"

import { showFile } from "~/viewers/showFile"

const place = () => screen.getByLabelText("Place").textContent

test("3.8: JSON is a tree, exact to the digit, that opens and closes", async () => {
  showFile("a.json", '{"__proto__": 12345678901234567890, "nan": NaN, "list": [1, {"x": "<b>"}]}')
  const tree = await screen.findByRole("tree", { name: "JSON" })
  expect(await within(tree).findByText("12345678901234567890")).toBeVisible()
  expect(screen.getByText("NaN")).toBeVisible()
  await userEvent.click(await screen.findByText("1 key"))
  expect(await screen.findByText("<b>")).toBeVisible()
  expect(place()).toBe("/list/1")
})

test("a picked value is shown in full, with a path to copy; a link leads to it again", async () => {
  const user = userEvent.setup()
  const text = JSON.stringify({ runs: [{ "a/b": "x".repeat(900) }], more: 1 })
  showFile("a.json", text, { at: "/runs/0/a~1b" })
  const picked = await screen.findByRole("group", { name: "Picked value" })
  expect(picked).toHaveTextContent('runs[0]["a/b"]')
  expect(picked).toHaveTextContent("x".repeat(900))
  await user.click(within(picked).getByRole("button", { name: "Copy path" }))
  expect(await navigator.clipboard.readText()).toBe('runs[0]["a/b"]')
  await user.click(within(picked).getByRole("button", { name: "Copy value" }))
  expect(await navigator.clipboard.readText()).toBe("x".repeat(900))
})

test("search finds keys and values in what is closed, opens the way, and steps through", async () => {
  const deep = { level1: { level2: { level3: { needle: 1 } } }, other: ["a Needle here"] }
  showFile("a.json", JSON.stringify(deep))
  await screen.findByRole("tree", { name: "JSON" })
  await userEvent.type(screen.getByRole("searchbox", { name: "Find a key or value" }), "needle")
  expect(await screen.findByText("1 of 2 values")).toBeVisible()
  expect(await screen.findByText("needle")).toBeVisible()
  expect(place()).toBe("/level1/level2/level3/needle")
  await userEvent.click(screen.getByRole("button", { name: "Next value" }))
  expect(screen.getByRole("group", { name: "Picked value" })).toHaveTextContent("other[0]a Needle here")
})

test("a long list is read in parts", async () => {
  showFile("a.json", JSON.stringify(Array.from({ length: 2500 }, (_, value) => value)))
  const tree = await screen.findByRole("tree", { name: "JSON" })
  fireEvent.scroll(tree, { target: { scrollTop: 22 * 1000 } })
  await userEvent.click(await screen.findByRole("button", { name: "1,500 more" }))
  fireEvent.scroll(tree, { target: { scrollTop: 22 * 2000 } })
  expect(await screen.findByRole("button", { name: "500 more" })).toBeVisible()
})

test("broken JSON says where, and shows the text there", async () => {
  showFile("a.json", '{"a": 1,\n oops}')
  const alert = await screen.findByRole("alert")
  expect(alert).toHaveTextContent("This is not JSON: line 2, column 2: A key in quotes is missing")
  expect(within(alert).getByText("o", { selector: "mark" })).toBeVisible()
})

test.each([
  ["deep.json", "[".repeat(100_000), /nested more than 1000 levels deep/],
  [
    "laughs.yaml",
    `a: &a [1,1,1,1,1,1,1,1,1]\n${"bcdefgh"
      .split("")
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[n]}`).join(",")}]`)
      .join("\n")}\n`,
    /unfolds to more than/,
  ],
  ["bad.yaml", "a: 1\nb: [1, 2\nc: 3\n", /This is not YAML: line/],
])("%s says what is wrong and leaves the page alive", async (path, text, message) => {
  showFile(path, text, { as: path.endsWith("yaml") ? "yaml" : "json" })
  expect(await screen.findByRole("alert", {}, { timeout: 10_000 })).toHaveTextContent(message)
})

test("YAML is text in colours first, and the same tree on demand", async () => {
  const text = "optimizer: adam\nrate: 1.0e-3\nlayers: [64, 32]\n"
  const { unmount } = showFile("train.yaml", text)
  expect(await screen.findByRole("region", { name: "Text of the file" })).toBeVisible()
  unmount()
  showFile("train.yaml", text, { as: "yaml" })
  expect(await screen.findByRole("tree", { name: "YAML" })).toBeVisible()
  expect(await screen.findByText("1.0e-3")).toBeVisible()
})
