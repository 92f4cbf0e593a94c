import { screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, expect, test, vi } from "vitest"

import { showFile } from "~/viewers/showFile"

afterEach(() => vi.useRealTimers())

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("")
const linked = () => document.querySelector("[aria-current]")

test("a log is searched by the keys of the browser, with a count, forwards and backwards", async () => {
  showFile("notes.txt", "start\nloss 0.5\n\u001b[31mLOSS\u001b[0m 0.4\n<img src=x onerror=1>\n")
  expect(await screen.findByText("4 lines")).toBeVisible()
  expect(screen.getByText("<img src=x onerror=1>")).toBeVisible()
  await userEvent.keyboard("{Control>}f{/Control}")
  expect(screen.getByRole("searchbox", { name: "Find in the text" })).toHaveFocus()
  await userEvent.keyboard("loss")
  expect(await screen.findByText("1 of 2 lines")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Next line" }))
  expect(screen.getByText("2 of 2 lines")).toBeVisible()
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}")
  expect(
    within(screen.getByRole("region", { name: "Lines" })).getAllByText(/loss/i, { selector: "mark" }),
  ).toHaveLength(2)
})

test("a line has an address: by its number, and by a click", async () => {
  showFile("notes.txt", numbered(100), { at: "L3" })
  expect(await screen.findByText("100 lines")).toBeVisible()
  expect(linked()).toHaveTextContent("line 3")
  await userEvent.type(screen.getByRole("textbox", { name: "Go to line" }), "20{Enter}")
  expect(screen.getByLabelText("Place")).toHaveTextContent("L20")
  expect(linked()).toHaveTextContent("line 20")
  await userEvent.click(screen.getByText("7", { selector: "[data-line]" }))
  expect(screen.getByLabelText("Place")).toHaveTextContent("L7")
})

test("a large text is read in pieces up to a stated end, then on demand", async () => {
  const { reads } = showFile("big.txt", `${"x".repeat(99)}\n`.repeat(220_000))
  expect(await screen.findByText("The first 162,560 lines, 16.3 MB of 22 MB.")).toBeVisible()
  expect(Math.max(...reads.mock.calls.map(([{ start, end }]) => end - start))).toBeLessThanOrEqual(2_000_000)
  await userEvent.click(screen.getByRole("button", { name: "Read more" }))
  expect(await screen.findByText("220,000 lines")).toBeVisible()
})

test("more lines than a browser can draw end with a way to all of them", async () => {
  showFile("short.txt", "0123456789\n".repeat(1_000_000))
  expect(await screen.findByText(/No more is shown here: download the file/)).toBeVisible()
})

test("a line of a link that lies further is read up to", async () => {
  showFile("big.txt", `${"x".repeat(999)}\n`.repeat(20_000), { at: "L19000" })
  expect(await screen.findByText("20,000 lines")).toBeVisible()
  expect(linked()).toBeNull()
})

test("a program has its colours", async () => {
  showFile("code/train.py", "def train(x):\n    return 'ok'  # done\n")
  expect(await screen.findByText("def", { selector: "span" })).toHaveAttribute(
    "class",
    expect.stringContaining("keyword"),
  )
  expect(screen.getByText("'ok'", { selector: "span" })).toHaveAttribute("class", expect.stringContaining("string"))
})

test("what a terminal was told is shown as it would look there", async () => {
  showFile("user_logs/std_log.txt", " 10%|# |\r100%|##|\n\u001b[1;31mfailed\u001b[0m at last\n")
  expect(await screen.findByRole("region", { name: "Console" })).toBeVisible()
  expect(screen.getByText("100%|##|")).toBeVisible()
  expect(screen.queryByText(/10%\|#/, { exact: true })).toBeNull()
  expect(screen.getByText("failed")).toHaveAttribute("class", expect.stringMatching(/red.*bold/))
})

test("a growing log is followed while it is in sight, once more when the run ends, and then no longer", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setInterval", "clearInterval"] })
  const { reads, grow, show } = showFile("train.log", "one\ntwo\n", { isGrowing: true })
  expect(await screen.findByText("2 lines")).toBeVisible()
  grow("three\nfou")
  await userEvent.click(screen.getByRole("switch", { name: "Follow" }))
  expect(await screen.findByText("4 lines")).toBeVisible()
  expect(reads).toHaveBeenLastCalledWith({ start: 8, end: 2_000_008 })
  grow("r\n")
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await screen.findByText("four")).toBeVisible()
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden")
  const before = reads.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reads).toHaveBeenCalledTimes(before)
  visibility.mockRestore()
  grow("the end\n")
  show({ isGrowing: false })
  expect(await screen.findByText("the end")).toBeVisible()
  const last = reads.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reads).toHaveBeenCalledTimes(last)
})

test("a log that grows beyond what is kept is followed by its end, with its own line numbers", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setInterval", "clearInterval"] })
  const { reads, grow } = showFile("train.log", "0123456789\n".repeat(1_000_000), { isGrowing: true })
  expect(await screen.findByText(/No more is shown here: follow it to see the end/)).toBeVisible()
  await userEvent.click(screen.getByRole("switch", { name: "Follow" }))
  expect(await screen.findByText("1,000,000 lines")).toBeVisible()
  grow("the newest\n")
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await screen.findByText("1,000,001 lines")).toBeVisible()
  const note = screen.getByText(/^The last \d{3},\d{3} lines of 11 MB: those before were let go/)
  const kept = Number(note.textContent.replace(/^The last (\d+),(\d+) lines.*/, "$1$2"))
  expect(reads).toHaveBeenLastCalledWith(expect.objectContaining({ start: 11_000_000 }))
  // The first line that is here has the number that it has in the file.
  expect(await screen.findByText(String(1_000_002 - kept), { selector: "[data-line]" })).toBeVisible()
  expect(screen.queryByText("1", { selector: "[data-line]" })).not.toBeInTheDocument()
})

test("3.9: a model's summary keeps its columns", async () => {
  showFile("model_summary.txt", "Layer (type)   Output   Param #\ndense (Dense)  (32, 4)  132\n")
  expect((await screen.findByText(/^dense/)).textContent).toBe("dense (Dense)  (32, 4)  132")
})
