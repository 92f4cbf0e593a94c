import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import type { ReactNode } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import type { ArtifactEntry, ArtifactFile } from "~/domain/artifacts/file"

import { DownloadButton } from "./DownloadButton"
import { createSavings, SavingsContext } from "./savings"
import { SavingsRegion } from "./SavingsRegion"
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

const client = new QueryClient()
const savings = { of: createSavings() }
beforeEach(() => void (savings.of = createSavings()))

/** A page above the downloads, as in the shell. */
const shell = (page: ReactNode) => (
  <QueryClientProvider client={client}>
    <SavingsContext value={savings.of}>
      <main id="main" tabIndex={-1}>
        {page}
      </main>
      <SavingsRegion />
    </SavingsContext>
  </QueryClientProvider>
)
const draw = (page: ReactNode) => render(shell(page))

const zipButton = (bytes: Reader, path = "model") => (
  <ZipButton backend={backendOf(bytes)} root={{ kind: "run", runId: "r1" }} path={path} />
)
const zipOf = (bytes: Reader) => draw(zipButton(bytes))

const download = (name: string) =>
  screen.findByRole("region", { name: "Downloads" }).then((region) => within(region).findByRole("listitem", { name }))
const state = () => screen.getByRole("status", { name: "State of the downloads" })

/** What a server answers when the test says so. */
function held() {
  const waiting: (() => void)[] = []
  const read: Reader = () => new Promise((resolve) => waiting.push(() => resolve(ofText("x"))))
  return { read, answer: () => waiting.splice(0).forEach((go) => go()) }
}

function asksBeforeLeaving(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true })
  window.dispatchEvent(leaving)
  return leaving.defaultPrevented
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }))
const ofText = (text: string) => new TextEncoder().encode(text)

test("a folder is written as an archive, and told when it is whole", async () => {
  zipOf((path) => Promise.resolve(ofText(path === "model/MLmodel" ? "abc" : "weights")))
  await press("Download as ZIP")
  const item = await download("model.zip")
  expect(await within(item).findByText("2 of 2 files, 10 bytes")).toBeVisible()
  await waitFor(() => expect(state()).toHaveTextContent("Saved model.zip"))
  expect(disk.isClosed).toBe(true)
  const zip = new TextDecoder("latin1").decode(new Uint8Array(disk.written))
  expect(zip).toMatch(/^PK/)
  expect(zip).toContain("model/data/weights.binweights")
  expect(within(item).queryByRole("region", { name: "What is missing" })).not.toBeInTheDocument()
  await userEvent.click(within(item).getByRole("button", { name: "Close model.zip" }))
  expect(screen.queryByRole("region", { name: "Downloads" })).not.toBeInTheDocument()
  expect(screen.getByRole("main")).toHaveFocus()
})

test("it goes on while another page is open, and only then leaving asks", async () => {
  const { read, answer } = held()
  const { rerender } = zipOf(read)
  expect(asksBeforeLeaving()).toBe(false)
  await press("Download as ZIP")
  const item = await download("model.zip")
  expect(await within(item).findByRole("progressbar", { name: "Progress of model.zip" })).toBeVisible()
  expect(state()).toHaveTextContent("Downloading model.zip")
  rerender(shell(<p>Another page</p>))
  expect(asksBeforeLeaving()).toBe(true)
  answer()
  await waitFor(() => expect(state()).toHaveTextContent("Saved model.zip"))
  expect(disk.isClosed).toBe(true)
  expect(asksBeforeLeaving()).toBe(false)
})

test("a second one waits for the first, and can be cancelled before its turn", async () => {
  const { read, answer } = held()
  const asked = vi.fn<Reader>(() => Promise.resolve(ofText("y")))
  const { rerender } = zipOf(read)
  await press("Download as ZIP")
  rerender(shell(zipButton(asked, "model/data")))
  await press("Download as ZIP")
  const second = await download("data.zip")
  expect(second).toHaveTextContent("Waits for the one before it")
  await press("Download as ZIP")
  expect(screen.getAllByRole("listitem", { name: "data.zip" })).toHaveLength(2)
  await userEvent.click(within(second).getByRole("button", { name: "Cancel data.zip" }))
  expect(asked).not.toHaveBeenCalled()
  answer()
  await waitFor(() => expect(state()).toHaveTextContent("Saved model.zip; Saved data.zip"))
  expect(asked).toHaveBeenCalledOnce()
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
  const item = await download("model.zip")
  expect(await within(item).findByRole("progressbar")).toBeVisible()
  await userEvent.click(within(item).getByRole("button", { name: "Cancel model.zip" }))
  expect(screen.queryByRole("region", { name: "Downloads" })).not.toBeInTheDocument()
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
  await waitFor(() => expect(state()).toHaveTextContent("Saved big.bin"))
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
