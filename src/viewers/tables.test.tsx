import { screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import type { ArtifactFile } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"
import { ApiError } from "~/domain/errors/apiError"

import { viewersFor } from "./registry"
import { encode, fileOf, rowTexts, show } from "./showTable"

test("a CSV is a table: numbers to the right, sorted and filtered, what is in a column, a cell in full", async () => {
  const user = userEvent.setup()
  await show(fileOf("scores.csv", 'id,score,note\na,10,"<img src=x>"\nb,9,\nc,,plain\n'))
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  expect(await screen.findByText("All 3 rows.")).toBeVisible()
  expect(screen.getByText("<img src=x>")).toBeVisible()
  expect(screen.getByRole("columnheader", { name: /score/ })).toHaveAttribute("data-align", "end")

  await user.click(screen.getByRole("button", { name: "score" }))
  await user.click(screen.getByRole("button", { name: "score" }))
  expect(rowTexts(table)).toEqual(["2b9", "1a10<img src=x>", "3cplain"])

  await user.type(screen.getByRole("searchbox", { name: "Filter rows" }), "PLAIN")
  expect(await screen.findByText("1 of 3 rows")).toBeVisible()
  await user.click(screen.getByText("plain"))
  const picked = screen.getByRole("group", { name: "Picked cell" })
  expect(picked).toHaveTextContent("Row 3, noteplain")
  await user.click(within(picked).getByRole("button", { name: "Copy the cell" }))
  expect(await navigator.clipboard.readText()).toBe("plain")

  await user.click(screen.getByRole("button", { name: "Statistics of score" }))
  const statistics = await screen.findByRole("table", { name: "Column statistics" })
  expect(within(statistics).getByRole("row", { name: /Missing/ })).toHaveTextContent("1")
  expect(within(statistics).getByRole("row", { name: /Mean/ })).toHaveTextContent("9.5")
})

test("arrow keys move from cell to cell, and Ctrl+C copies", async () => {
  const user = userEvent.setup()
  await show(fileOf("a.csv", "x,y\n1,2\n3,4\n"))
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  table.focus()
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}")
  expect(screen.getByRole("group", { name: "Picked cell" })).toHaveTextContent("Row 2, y4")
  await user.keyboard("{Control>}c{/Control}")
  expect(await navigator.clipboard.readText()).toBe("4")
})

test("of a large CSV a stated part is read, and more on demand; a failure goes on where it failed", async () => {
  const user = userEvent.setup()
  const line = `${"x".repeat(999)}\n`
  const file = fileOf("big.csv", `name\n${line.repeat(20_000)}`)
  const { bytes } = file
  let isBroken = false
  const flaky: ArtifactFile = {
    ...file,
    bytes: (range, signal) =>
      isBroken
        ? Promise.reject(new ApiError({ kind: "server", status: 500, code: "", message: "gone away" }))
        : bytes(range, signal),
  }
  await show(flaky)
  const more = await screen.findByRole("button", { name: "Load more" }, { timeout: 20_000 })
  expect(screen.getByText(/^The first 16,2\d\d rows, 16.3 MB of 20 MB\.$/)).toBeVisible()
  isBroken = true
  await user.click(more)
  expect(await screen.findByRole("alert")).toHaveTextContent("gone away")
  isBroken = false
  await user.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByText("All 20,000 rows.")).toBeVisible()
})

test("a CSV with a quote that is never closed says so beside what could be read", async () => {
  await show(fileOf("bad.csv", `a,b\n1,2\n"${"x,y\n".repeat(800_000)}`))
  expect(await screen.findByRole("alert")).toHaveTextContent("a quote may not be closed")
  expect(screen.getByRole("grid", { name: "Table of the file" })).toBeVisible()
  expect(screen.getByText(/Download the file to see the rest/)).toBeVisible()
})

test("lines of JSON are a table, and a broken one is named", async () => {
  await show(fileOf("preds.jsonl", '{"id": 1, "label": "<b>"}\n{"id": 2, "score": 0.5}\n{"id"'))
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  expect(rowTexts(table)).toEqual(["11<b>", "220.5"])
  expect(screen.getByRole("alert")).toHaveTextContent("Line 3 is not JSON")
})

test("what mlflow.log_table wrote is a table first, and JSON and text by choice", async () => {
  const text = '{"columns":["prompt","score"],"data":[["<b>hi</b>",0.25],[null,12345678901234567890]]}'
  const file = fileOf("eval.json", text)
  expect(viewersFor({ ...file, magic: magicOf(encode(text)) }).map(({ id }) => id)).toEqual([
    "loggedTable",
    "json",
    "text",
    "bytes",
  ])
  await show(file)
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  expect(rowTexts(table)).toEqual(["1<b>hi</b>0.25", "212345678901234567890"])
  expect(screen.getByText("All 2 rows.")).toBeVisible()
})

test("a logged table that is broken says where", async () => {
  await show(fileOf("eval.json", '{"columns":["a"],\n"data":[[1],[2'))
  expect(await screen.findByRole("alert")).toHaveTextContent("line 2: A comma or ] is missing. View it as text.")
  expect(screen.queryByRole("grid")).toBeNull()
})

function safetensors(header: string, claimed = header.length): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + header.length + 4)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(claimed), true)
  bytes.set(encode(header), 8)
  return bytes
}

test("of safetensors the header is a table, and nothing behind it is fetched", async () => {
  const header = '{"__metadata__":{"format":"pt"},"layer.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}'
  const file = fileOf("model.safetensors", safetensors(header))
  await show(file)
  const table = await screen.findByRole("grid", { name: "Tensors of the file" })
  expect(rowTexts(table)).toEqual(["1layer.weightF32[1, 1]14"])
  expect(screen.getByRole("row", { name: /format/ })).toHaveTextContent("pt")
  expect(screen.getByText(/^1 tensor, 1 values\./)).toBeVisible()
  expect(
    vi
      .mocked(file.bytes)
      .mock.calls.slice(1)
      .map(([range]) => range),
  ).toEqual([
    { start: 0, end: 8 },
    { start: 0, end: 8 + header.length },
  ])
})

test.each([
  ["claims 10 GB", safetensors("{}", 1e10), /claims 10000000000 bytes, more than the file has/],
  ["is none", encode("hello world, this is text"), /more than the file has/],
  ["has a broken header", safetensors('{"a":'), /The header is not JSON/],
])("a safetensors file that %s says so", async (_, content, message) => {
  await show(fileOf("model.safetensors", content))
  expect(await screen.findByRole("alert")).toHaveTextContent(message)
})
