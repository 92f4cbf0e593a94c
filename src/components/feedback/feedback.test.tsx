import { act, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

import { ErrorBoundary } from "./ErrorBoundary"
import { ErrorNotice } from "./ErrorNotice"
import { QueryView, type QueryLike } from "./QueryView"
import { ToastsProvider, useToasts, type ToastText } from "./Toasts"

const failure = (kind: ErrorKind) =>
  new ApiError({ kind, status: 503, code: "X", message: "It said no", requestId: "req-7", detail: "SELECT 1" })

const ask = (query: Partial<QueryLike<readonly string[]>>) => (
  <QueryView
    query={{ data: undefined, error: null, isFetching: false, ...query }}
    what="The runs"
    skeleton={<p role="status">Loading the runs</p>}
    empty={<p>No runs yet</p>}
  >
    {(runs) => <p>{runs.join()}</p>}
  </QueryView>
)

test("a question has four answers, and an older one stays when the next fails", async () => {
  const refetch = vi.fn<() => void>()
  const { rerender } = render(ask({}))
  expect(screen.getByRole("status")).toHaveTextContent("Loading the runs")
  rerender(ask({ error: failure("server"), refetch }))
  expect(screen.getByRole("alert")).toHaveTextContent("The runs: the server failed")
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(refetch).toHaveBeenCalledOnce()
  rerender(ask({ data: [] }))
  expect(screen.getByText("No runs yet")).toBeVisible()
  rerender(ask({ data: ["a", "b"] }))
  expect(screen.getByText("a,b")).toBeVisible()
  expect(screen.queryByRole("alert")).not.toBeInTheDocument()
  rerender(ask({ data: ["a", "b"], error: failure("unreachable") }))
  expect(screen.getByText("a,b")).toBeVisible()
  expect(screen.getByRole("alert")).toHaveTextContent("cannot be reached")
})

test.each<[ErrorKind, RegExp, boolean]>([
  ["auth-missing", /who you are/, false],
  ["auth-expired", /no longer accepts your token/, false],
  ["forbidden", /may not/, false],
  ["not-found", /does not have it/, false],
  ["unsupported", /cannot do that/, false],
  ["invalid", /refused the question/, false],
  ["conflict", /faster/, false],
  ["rate-limited", /patience/, true],
  ["server", /failed/, true],
  ["unreachable", /cannot be reached/, true],
  ["timeout", /too long/, true],
  ["not-json", /not MLflow's/, true],
  ["origin-blocked", /refuses this web page/, false],
])("%s says what happened, and whether it is asked again by itself", (kind, words, recovers) => {
  render(<ErrorNotice error={failure(kind)} what="The runs" />)
  const notice = screen.getByRole("alert")
  expect(notice).toHaveTextContent(words)
  expect(notice.textContent.includes("asks again by itself")).toBe(recovers)
  expect(notice).toHaveTextContent("It said no")
  expect(notice).toHaveTextContent("Request req-7")
})

test("a fault of our own is called one", () => {
  render(<ErrorNotice error={new Error("undefined is not a function")} what="The chart" />)
  expect(screen.getByRole("alert")).toHaveTextContent("fault in Tracklight")
})

function Breaks({ isBroken }: { isBroken: boolean }) {
  if (isBroken) throw new Error("boom")
  return <p>fine</p>
}

test("a broken panel stays alone, and can be tried again", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined)
  const page = (isBroken: boolean) => (
    <>
      <ErrorBoundary what="The chart">
        <Breaks isBroken={isBroken} />
      </ErrorBoundary>
      <p>the rest</p>
    </>
  )
  const { rerender } = render(page(true))
  expect(screen.getByRole("alert")).toHaveTextContent("The chart could not be shown")
  expect(screen.getByText("the rest")).toBeVisible()
  expect(screen.getByRole("button", { name: "Copy a report" })).toBeVisible()
  rerender(page(false))
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(screen.getByText("fine")).toBeVisible()
  log.mockRestore()
})

function Says({ toast }: { toast: ToastText }) {
  const { show } = useToasts()
  return <button onClick={() => show(toast)}>Say it</button>
}
const say = (toast: ToastText) => (
  <ToastsProvider>
    <Says toast={toast} />
  </ToastsProvider>
)

test("a message offers its way back and goes after ten seconds", () => {
  vi.useFakeTimers()
  render(say({ text: "Deleted the run" }))
  act(() => screen.getByRole("button", { name: "Say it" }).click())
  expect(screen.getByRole("status")).toHaveTextContent("Deleted the run")
  act(() => void vi.advanceTimersByTime(9900))
  expect(screen.getByRole("status")).toBeVisible()
  act(() => void vi.advanceTimersByTime(200))
  expect(screen.queryByRole("status")).not.toBeInTheDocument()
  vi.useRealTimers()
})

test("undo takes it back once, and says so when it fails", async () => {
  const undo = vi.fn<() => Promise<void>>().mockRejectedValueOnce(failure("forbidden")).mockResolvedValue(undefined)
  render(say({ text: "Deleted the run", undo }))
  await userEvent.click(screen.getByRole("button", { name: "Say it" }))
  await userEvent.click(screen.getByRole("button", { name: "Undo" }))
  expect(undo).toHaveBeenCalledOnce()
  expect(await screen.findByRole("alert")).toHaveTextContent("you may not see or do this")
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }))
  expect(screen.queryByRole("alert")).not.toBeInTheDocument()
})
