import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import type { ReactNode } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import type { ArtifactEntry, ArtifactFile } from "~/domain/artifacts/file"

import { DownloadButton } from "./DownloadButton"
import { ZipButton } from "./ZipButton"

const folders = new Map<string, readonly ArtifactEntry[]>([
  [
    "model",
    [
      { path: "model/MLmodel", isFolder: false, sizeBytes: 3 },
      { path: "model/data", isFolder: true, sizeBytes: undefined },
    ],
  ],
  ["model/data", [{ path: "model/data/weights.bin", isFolder: false, sizeBytes: undefined }]],
])

type Bytes = ArtifactFile["bytes"]
type Reader = (path: string, signal: AbortSignal | undefined) => ReturnType<Bytes>

/** What the button asks of a server; nothing else is there, so anything else fails the test. */
function backendOf(bytes: Reader): Backend {
  const backend: Pick<Backend, "id" | "listArtifacts" | "openArtifact"> = {
    id: "s",
    listArtifacts: (_root, path) => Promise.resolve({ rootUri: "", entries: folders.get(path) ?? [] }),
    openArtifact: (_root, path, sizeBytes) => ({ path, sizeBytes, bytes: (_range, signal) => bytes(path, signal) }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return backend as Backend
}

const disk = { written: [] as number[], isClosed: false, isAborted: false }

beforeEach(() => {
  Object.assign(disk, { written: [], isClosed: false, isAborted: false })
  const createWritable = async () => ({
    write: async (piece: Uint8Array) => void disk.written.push(...piece),
    close: async () => void (disk.isClosed = true),
    abort: async () => void (disk.isAborted = true),
  })
  vi.stubGlobal("showSaveFilePicker", async () => ({ createWritable }))
})
afterEach(() => vi.unstubAllGlobals())

const draw = (content: ReactNode) =>
  render(<QueryClientProvider client={new QueryClient()}>{content}</QueryClientProvider>)

const zipOf = (bytes: Reader) =>
  draw(<ZipButton backend={backendOf(bytes)} root={{ kind: "run", runId: "r1" }} path="model" />)

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }))
const ofText = (text: string) => new TextEncoder().encode(text)

test("a folder is written as an archive, and told when it is whole", async () => {
  zipOf((path) => Promise.resolve(ofText(path === "model/MLmodel" ? "abc" : "weights")))
  await press("Download as ZIP")
  const dialog = await screen.findByRole("dialog", { name: /model\.zip/ })
  expect(await within(dialog).findByText("2 of 2 files, 10 bytes")).toBeVisible()
  expect(await within(dialog).findByRole("heading", { name: /^Saved/, level: 2 })).toBeVisible()
  expect(disk.isClosed).toBe(true)
  const zip = new TextDecoder("latin1").decode(new Uint8Array(disk.written))
  expect(zip).toMatch(/^PK/)
  expect(zip).toContain("model/data/weights.binweights")
  expect(within(dialog).queryByRole("region", { name: "What is missing" })).not.toBeInTheDocument()
  await userEvent.click(within(dialog).getByRole("button", { name: "Close" }))
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument()
})

test("what did not come is listed in the end", async () => {
  zipOf((path) =>
    path === "model/MLmodel" ? Promise.reject(new Error("You may not read it")) : Promise.resolve(ofText("x")),
  )
  await press("Download as ZIP")
  const missing = await screen.findByRole("region", { name: "What is missing" })
  expect(missing).toHaveTextContent("1 file is missing or cut")
  expect(missing).toHaveTextContent("model/MLmodel You may not read it")
  await waitFor(() => expect(disk.isClosed).toBe(true))
})

test("it can be cancelled, which leaves nothing behind", async () => {
  zipOf(
    (_path, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("aborted")))
      }),
  )
  await press("Download as ZIP")
  const dialog = await screen.findByRole("dialog")
  expect(await within(dialog).findByRole("progressbar", { name: "Progress of the download" })).toBeVisible()
  await userEvent.keyboard("{Escape}")
  expect(screen.getByRole("dialog")).toBeVisible()
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }))
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument()
  await waitFor(() => expect(disk.isAborted).toBe(true))
  expect(disk.isClosed).toBe(false)
})

test("a browser that has to keep everything refuses what is known to be too much, and says so", async () => {
  vi.stubGlobal("showSaveFilePicker", undefined)
  const read = vi.fn<Bytes>()
  draw(<DownloadButton file={{ path: "a/big.bin", sizeBytes: 3_000_000_000, bytes: read }} />)
  await press("Download")
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "It has 3 GB, more than the 1 GB that this browser can keep",
  )
  expect(read).not.toHaveBeenCalled()
})

test("a large file goes to the disk in pieces", async () => {
  const whole = new Uint8Array(21_000_000)
  const read = vi.fn<Bytes>((range) => Promise.resolve(whole.slice(range?.start, range?.end)))
  const sizes: number[] = []
  const write = async (piece: Uint8Array) => void sizes.push(piece.length)
  vi.stubGlobal("showSaveFilePicker", async () => ({ createWritable: async () => ({ write, close: async () => {} }) }))
  draw(<DownloadButton file={{ path: "a/big.bin", sizeBytes: whole.length, bytes: read }} />)
  await press("Download")
  expect(await screen.findByRole("heading", { name: /^Saved/, level: 2 })).toBeVisible()
  expect(sizes).toEqual([4_000_000, 8_000_000, 9_000_000])
})

test("of a file that breaks off nothing is left", async () => {
  draw(
    <DownloadButton
      file={{ path: "a/big.bin", sizeBytes: undefined, bytes: () => Promise.reject(new Error("broke")) }}
    />,
  )
  await press("Download")
  expect(await screen.findByRole("alert")).toHaveTextContent("broke")
  expect(disk.isAborted).toBe(true)
})
