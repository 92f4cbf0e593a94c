import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { MemoryRouter, useLocation } from "react-router-dom"
import { expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { ToastsProvider } from "~/components/feedback/Toasts"
import type { ArtifactEntry } from "~/domain/artifacts/file"
import { ApiError } from "~/domain/errors/apiError"

import { ArtifactBrowser } from "./ArtifactBrowser"
import { useFilePlace } from "./useFilePlace"

const root = { kind: "run", runId: "r1" } as const
const refused = new ApiError({ kind: "forbidden", status: 403, code: "", message: "no" })
const entries = new Map<string, readonly ArtifactEntry[] | Error>([
  [
    "",
    [
      { path: "notes.txt", isFolder: false, sizeBytes: 12 },
      { path: "model", isFolder: true, sizeBytes: undefined },
      { path: "secret", isFolder: true, sizeBytes: undefined },
    ],
  ],
  ["model", [{ path: "model/about.txt", isFolder: false, sizeBytes: 20 }]],
  ["secret", refused],
])

/** More than is read at first. */
const ENDLESS = "x".repeat(64_000)

/** What the browser asks of a server; nothing else is there, so anything else fails the test. */
function backendOf(listing = entries, slow = "no folder") {
  const list = vi.fn<(path: string) => void>()
  const backend: Pick<Backend, "id" | "listArtifacts" | "openArtifact" | "guide"> = {
    id: "s",
    guide: () =>
      Promise.resolve({ connect: "# connects", sections: [], tasks: { caption: "", columns: [], rows: [] } }),
    listArtifacts: (_root, path) => {
      list(path)
      if (path === slow) return new Promise(() => undefined)
      const found = listing.get(path) ?? []
      return found instanceof Error
        ? Promise.reject(found)
        : Promise.resolve({ rootUri: "s3://bucket/r1/artifacts", entries: found })
    },
    openArtifact: (_root, path, sizeBytes) => ({
      path,
      sizeBytes,
      bytes: () =>
        Promise.resolve(new TextEncoder().encode(path === "endless.txt" ? ENDLESS : `the text of ${path}\n`)),
    }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { backend: backend as Backend, list }
}

function Page({ backend }: { backend: Backend }) {
  const place = useFilePlace()
  return (
    <>
      <output>{place.path}</output>
      <ArtifactBrowser {...place} backend={backend} root={root} />
    </>
  )
}

/** The address of the page, for what it keeps there. */
function Address() {
  return <code>{useLocation().search}</code>
}

function open(
  path = "",
  listing = entries,
  { address = addressOf(path), slow }: { address?: string; slow?: string } = {},
) {
  const { backend, list } = backendOf(listing, slow)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <MemoryRouter initialEntries={[address]}>
      <Address />
      <QueryClientProvider client={client}>
        <ToastsProvider>
          <Page backend={backend} />
        </ToastsProvider>
      </QueryClientProvider>
    </MemoryRouter>,
  )
  return { list }
}

const addressOf = (path: string) => (path === "" ? "/" : `/?path=${encodeURIComponent(path)}`)

test("folders are listed when they open, and a file is shown", async () => {
  const { list } = open()
  const tree = await screen.findByRole("tree", { name: "Artifacts" })
  expect(list.mock.calls).toEqual([[""]])
  expect(screen.getByText("2 folders, 1 file, 12 bytes")).toBeVisible()
  await userEvent.click(within(tree).getByRole("treeitem", { name: "model" }))
  await userEvent.click(await within(tree).findByRole("treeitem", { name: /about/ }))
  expect(list.mock.calls).toEqual([[""], ["model"]])
  expect(screen.getByText("model/about.txt", { selector: "output" })).toBeVisible()
  expect(await screen.findByText("the text of model/about.txt")).toBeVisible()
  expect(screen.getByRole("button", { name: "Download" })).toBeVisible()
})

test("a link to a file opens the folders on the way", async () => {
  open("model/about.txt")
  expect(await screen.findByText("the text of model/about.txt")).toBeVisible()
  expect(screen.getByRole("treeitem", { name: /about/ })).toHaveAttribute("aria-selected", "true")
  await userEvent.click(within(screen.getByRole("navigation")).getByRole("button", { name: "artifacts" }))
  expect(await screen.findByText("2 folders, 1 file, 12 bytes")).toBeVisible()
})

test.each(["gone.txt", "model/gone/deep.txt"])(
  "a link to %s, which is not there, says so and leads back",
  async (path) => {
    open(path)
    expect(await screen.findByText("This artifact is not there")).toBeVisible()
    await userEvent.click(screen.getByRole("button", { name: "Show all artifacts" }))
    expect(await screen.findByText("2 folders, 1 file, 12 bytes")).toBeVisible()
  },
)

test("a folder that cannot be listed says so in its place", async () => {
  open("secret")
  expect(await screen.findByRole("alert")).toHaveTextContent("The folder: you may not see or do this")
  expect(screen.getByRole("treeitem", { name: /Could not be listed/ })).toBeVisible()
  expect(screen.getByRole("treeitem", { name: /notes.txt/ })).toBeVisible()
})

test("the view that somebody chose is in the address, until another file is opened", async () => {
  open("", entries, { address: "/?path=notes.txt&at=L1" })
  expect(await screen.findByText("the text of notes.txt")).toBeVisible()
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "View as" }), "First bytes")
  expect(screen.getByText("?path=notes.txt&as=bytes")).toBeVisible()
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "View as" }), "Text")
  expect(screen.getByText("?path=notes.txt")).toBeVisible()
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "View as" }), "First bytes")
  await userEvent.click(within(screen.getByRole("navigation")).getByRole("button", { name: "artifacts" }))
  expect(await screen.findByText("2 folders, 1 file, 12 bytes")).toBeVisible()
  expect(screen.queryByText(/as=bytes/)).not.toBeInTheDocument()
})

test("no artifacts at all says where they would go", async () => {
  open("", new Map([["", []]]))
  expect(await screen.findByText("No artifacts")).toBeVisible()
  expect(screen.getByText("s3://bucket/r1/artifacts")).toBeVisible()
})

test("a file can be named elsewhere: its path, its URI, Python that downloads it", async () => {
  const user = userEvent.setup()
  open("model/about.txt")
  const copy = async (name: string) => {
    await user.click(await screen.findByRole("button", { name: "Copy as" }))
    await user.click(await screen.findByRole("menuitem", { name }))
    return navigator.clipboard.readText()
  }
  expect(await copy("Copy the path")).toBe("model/about.txt")
  expect(await copy("Copy the runs:/ URI")).toBe("runs:/r1/model/about.txt")
  await copy("Copy Python that downloads it")
  expect(await screen.findByText("Copied the Python")).toBeVisible()
  expect(await navigator.clipboard.readText()).toContain(
    '# connects\npath = mlflow.artifacts.download_artifacts(run_id="r1", artifact_path="model/about.txt")',
  )
})

test("a file is found by its name in any folder, and opened by keys", async () => {
  const { list } = open()
  const field = await screen.findByRole("searchbox", { name: "Find a file" })
  await userEvent.type(field, "about model")
  const found = await screen.findByRole("tree", { name: "Found files" })
  expect(
    within(found)
      .getAllByRole("treeitem")
      .map(({ textContent }) => textContent),
  ).toEqual(["about.txtmodel/"])
  expect(await screen.findByText("1 found. Searched 3 folders. 1 could not be listed.")).toBeVisible()
  expect(list.mock.calls).toEqual([[""], ["model"], ["secret"]])
  expect(screen.getByText("?files=about+model")).toBeVisible()
  await userEvent.keyboard("{ArrowDown}{Enter}")
  expect(await screen.findByText("the text of model/about.txt")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Clear" }))
  expect(screen.getByRole("treeitem", { name: /about/ })).toHaveAttribute("aria-selected", "true")
})

test("a link to a search searches", async () => {
  open("", entries, { address: "/?files=nothing-like-it" })
  expect(await screen.findByText("Nothing found. Searched 3 folders. 1 could not be listed.")).toBeVisible()
  expect(screen.queryByRole("tree")).not.toBeInTheDocument()
})

test("a search without end can be stopped, keeps what it has, and goes on", async () => {
  const endless = new Map([
    [
      "",
      [
        { path: "slow", isFolder: true, sizeBytes: undefined },
        { path: "notes.txt", isFolder: false, sizeBytes: 1 },
      ],
    ],
  ])
  open("", endless, { address: "/?files=notes", slow: "slow" })
  expect(await screen.findByText("1 found. Searching, 1 folder so far…")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Stop" }))
  expect(await screen.findByText("1 found. Searched 1 folder. Stopped before the end.")).toBeVisible()
  expect(screen.getByRole("treeitem", { name: "notes.txt" })).toBeVisible()
  expect(screen.getByRole("button", { name: "Search on" })).toBeVisible()
})

test("where the server tells no sizes, none is made up", async () => {
  open("", new Map([["", [{ path: "a.bin", isFolder: false, sizeBytes: undefined }]]]))
  expect(await screen.findByText("1 file")).toBeVisible()
})

test("a size that the server does not tell is known once the file is here, or said to be unknown", async () => {
  const listing = new Map([
    ["", ["short.txt", "endless.txt"].map((path) => ({ path, isFolder: false, sizeBytes: undefined }))],
  ])
  open("short.txt", listing)
  expect(await screen.findByText("22 bytes")).toBeVisible()
  await userEvent.click(screen.getByRole("treeitem", { name: /endless/ }))
  expect(await screen.findByText("size unknown")).toBeVisible()
})
