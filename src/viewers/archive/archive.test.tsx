import { screen, within } from "@testing-library/react"
import { gzipSync } from "node:zlib"
import { expect, test } from "vitest"

import { showFile } from "~/viewers/showFile"
import { tarOf, zipOf } from "~mocks/seed/archives"

const bytes = (text: string) => new TextEncoder().encode(text)
const rows = () =>
  within(screen.getByRole("grid", { name: "Contents of the archive" }))
    .getAllByRole("row")
    .slice(1)

test("a zip is listed from its end, without reading what is in it", async () => {
  const large = { path: "weights.bin", bytes: new Uint8Array(500_000) }
  const { reads } = showFile("data.zip", zipOf([large, { path: "../evil.sh", bytes: bytes("x") }]))
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "2 files, 500 KB unpacked. Nothing is unpacked here. Some paths lead out",
  )
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringContaining("weights.bin500000500000"),
    expect.stringContaining("../evil.sh11"),
  ])
  expect(reads.mock.calls.reduce((sum, [{ start, end }]) => sum + end - start, 0)).toBeLessThan(100_000)
})

test("a bomb is called one", async () => {
  showFile("bomb.zip", zipOf([{ path: "0.bin", bytes: bytes("x") }], new Map([["0.bin", 4_000_000_000]])))
  expect(await screen.findByRole("alert")).toHaveTextContent("It is made to fill a disk: do not unpack it")
})

test("a model of PyTorch: its contents, and what loading its pickle would run", async () => {
  const pickle = Uint8Array.of(0x80, 2, ...bytes("cposix\nsystem\n(S'touch x'\ntR."))
  showFile(
    "net.pt",
    zipOf([
      { path: "net/data.pkl", bytes: pickle },
      { path: "net/data/0", bytes: new Uint8Array(64) },
    ]),
  )
  const imports = await screen.findByRole("list", { name: "Imported names" })
  expect(imports).toHaveTextContent("posix.system can run programs")
  expect(screen.getByText(/Loading net\/data\.pkl would import 1 name and call them 1 time/)).toBeVisible()
})

test.each(["code.tar", "code.tar.gz"])("%s is listed from head to head", async (path) => {
  const tar = tarOf([
    { path: "train.py", bytes: bytes("import x") },
    { path: "data/rows.csv", bytes: new Uint8Array(3_000_000) },
    { path: "last.txt", bytes: bytes("end") },
  ])
  const { reads } = showFile(path, path.endsWith("gz") ? Uint8Array.from(gzipSync(tar)) : tar)
  expect(await screen.findByText("All 3 rows.")).toBeVisible()
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringContaining("train.py8"),
    expect.stringContaining("data/rows.csv3000000"),
    expect.stringContaining("last.txt3"),
  ])
  expect(reads.mock.calls.length).toBeLessThan(4)
})

test.each([
  ["cut.zip", zipOf([{ path: "a", bytes: bytes("x") }]).slice(0, -10), /cut off, or no zip/],
  [
    "cut.tar.gz",
    Uint8Array.from(gzipSync(tarOf([{ path: "a", bytes: bytes("x") }])).subarray(0, 40)),
    /damaged, or it is cut off/,
  ],
  ["no.tar", bytes("hello".repeat(300)), /This is no tar archive/],
])("%s says what is wrong", async (path, content, message) => {
  showFile(path, content)
  expect(await screen.findByText(message)).toBeVisible()
})

test("a pickle is listed, never loaded; what is none says where", async () => {
  showFile("model.pkl", Uint8Array.of(0x80, 4, 0x95, 5, 0, 0, 0, 0, 0, 0, 0, ...bytes("cos\nsystem\nR.")))
  expect(await screen.findByRole("list", { name: "Imported names" })).toHaveTextContent("os.system can run programs")
  const opcodes = screen.getByRole("grid", { name: "Opcodes" })
  expect(within(opcodes).getByRole("row", { name: /GLOBAL/ })).toHaveTextContent("11GLOBALos system")
  expect(screen.getByText(/Protocol 4, 5 opcodes/)).toBeVisible()
})

test("a pickle that goes wrong says where, and shows what was before", async () => {
  showFile("old.pkl", Uint8Array.of(0x28, 0xff, 1, 2))
  expect(await screen.findByText(/What follows is no opcode of pickle \(ff\) at byte 1/)).toBeVisible()
  expect(screen.getByRole("row", { name: /MARK/ })).toBeVisible()
})
