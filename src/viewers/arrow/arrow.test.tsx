import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test } from "vitest"

import { arrowSample } from "~/domain/artifacts/arrowSample"
import { encode, fileOf, rowTexts, show } from "~/viewers/showTable"

test.each([
  ["table.feather", "fileLz4"],
  ["table.arrow", "file"],
  ["table.arrows", "stream"],
] as const)("%s (%s) is read batch by batch", async (name, form) => {
  await show(fileOf(name, arrowSample(form)))
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  expect(screen.getByText(/^The first 2 rows, .* of .*\.$/)).toBeVisible()
  expect(rowTexts(table)[0]).toMatch(/^192233720368547758070\.1<b>true2026-01-02T03:04:05\.123456789/)
  await userEvent.click(screen.getByRole("button", { name: "Load more" }))
  expect(await screen.findByText("All 3 rows.")).toBeVisible()
})

const file = arrowSample("file")

test.each([
  { that: "is cut off", content: file.slice(0, -30), says: /does not end as an Arrow file does/ },
  {
    that: "is a stream that is cut off",
    content: arrowSample("stream").slice(0, -600),
    says: /message: it is cut off/,
  },
  { that: "claims gigabytes", content: file.with(12, 0xff).with(15, 0x7f), says: /bytes of metadata/ },
  { that: "is something else", content: Uint8Array.of(0, 1, 2, ...encode("something")), says: /or something else/ },
  { that: "has nothing but a beginning", content: Uint8Array.of(0), says: /This Arrow file is empty/ },
])("an Arrow file that $that says so", async ({ content, says }) => {
  await show(fileOf("a.arrow", content))
  expect(await screen.findByRole("alert")).toHaveTextContent(says)
})
