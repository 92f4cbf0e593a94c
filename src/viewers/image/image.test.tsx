import { fireEvent, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test, vi } from "vitest"

import { showFile } from "~/viewers/showFile"

beforeEach(() => {
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:here", revokeObjectURL: () => undefined }))
})

/** A PNG that says how large it is, and no more. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

test("a picture is as large as there is room, or as one likes", async () => {
  showFile("plot.png", png(300, 200))
  const image = await screen.findByRole("img", { name: "plot.png" })
  expect(screen.getByText(/300 × 200 pixels/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "1:1" }))
  expect(image).toHaveStyle({ width: "300px" })
  await userEvent.click(screen.getByRole("button", { name: "Larger" }))
  expect(image).toHaveStyle({ width: "375px" })
  expect(screen.getByText("125 %")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Fit" }))
  expect(image).not.toHaveStyle({ width: "375px" })
})

test("the size of a large picture is said before it is drawn, and of a monstrous one instead", async () => {
  const { unmount } = showFile("map.png", png(8000, 8000))
  expect(await screen.findByText(/8,000 × 8,000 pixels: 256 MB of memory/)).toBeVisible()
  expect(screen.queryByRole("img")).toBeNull()
  await userEvent.click(screen.getByRole("button", { name: "Draw it" }))
  expect(await screen.findByRole("img", { name: "map.png" })).toBeVisible()
  unmount()
  showFile("bomb.png", png(65_535, 65_535))
  expect(await screen.findByText(/That is more than is drawn here: download it/)).toBeVisible()
  expect(screen.queryByRole("button", { name: "Draw it" })).toBeNull()
})

const FRAME = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0]
const GIF = Uint8Array.from([...new TextEncoder().encode("GIF89a"), 1, 0, 1, 0, 0, 0, 0, ...FRAME, ...FRAME, 0x3b])

test("an animated picture can be stopped, and stands still for who asked for less motion", async () => {
  const frame = new Blob(["first frame"])
  const made: Blob[] = []
  const createObjectURL = (blob: Blob) => `blob:${made.push(blob)}`
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL, revokeObjectURL: () => undefined }))
  vi.stubGlobal("createImageBitmap", () => Promise.resolve({ width: 1, height: 1, close: () => undefined }))
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => null
      convertToBlob = () => Promise.resolve(frame)
    },
  )
  vi.stubGlobal("matchMedia", () => ({ matches: true }))
  showFile("steps.gif", GIF)
  await userEvent.click(await screen.findByRole("button", { name: "Play" }))
  expect(made.at(-1)?.size).toBe(GIF.length)
  await userEvent.click(screen.getByRole("button", { name: "Stop" }))
  expect(made.map((blob) => blob === frame)).toEqual([true, false, true])
})

test("a damaged picture says so", async () => {
  showFile("plot.png", png(3, 2))
  fireEvent.error(await screen.findByRole("img", { name: "plot.png" }))
  expect(await screen.findByRole("alert")).toHaveTextContent("cut or damaged")
})

test("pictures logged at steps are one series for each key, with a slider over the steps", async () => {
  const id = "gf3c1a52-6f0e-4c4e-9a55-0a1b2c3d4e5f"
  const name = (key: string, step: number) => `images/${key}%step%${step}%timestamp%1%${id}.png`
  const paths = [name("samples#cat", 0), name("samples#cat", 10), name("dog", 0), name("dog", 20)]
  const opened: string[] = []
  showFile(name("samples#cat", 0), png(4, 4), {
    beside: {
      list: () => Promise.resolve(paths.map((path) => ({ path, isFolder: false, sizeBytes: 64 }))),
      open: ({ path }) => {
        opened.push(path)
        return { path, sizeBytes: 64, bytes: () => Promise.resolve(png(4, 4)) }
      },
      runHref: () => "#/",
    },
  })
  expect(await screen.findByRole("img", { name: "samples/cat, step 0" })).toBeVisible()
  expect(screen.getByRole("img", { name: "dog, step 0" })).toBeVisible()
  expect(screen.getByText("1 of 3 steps")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Next step" }))
  expect(await screen.findByRole("img", { name: "samples/cat, step 10" })).toBeVisible()
  expect(screen.getByText("step 0", { selector: "small" })).toBeVisible()
  expect(screen.getByLabelText("Place")).toHaveTextContent("step=10")
  fireEvent.change(screen.getByRole("slider", { name: "Step" }), { target: { value: "2" } })
  expect(await screen.findByRole("img", { name: "dog, step 20" })).toBeVisible()
  expect(opened).not.toContain("images/dog%step%10")
})
