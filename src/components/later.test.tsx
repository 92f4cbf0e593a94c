import { render, screen } from "@testing-library/react"
import { afterEach, expect, test, vi } from "vitest"

import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"

import { later } from "./later"

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>

afterEach(() => {
  vi.restoreAllMocks()
})

test("draws what is given until the code is there, then the component", async () => {
  let arrive: (code: typeof Hello) => void = () => undefined
  const Part = later(() => new Promise<typeof Hello>((resolve) => (arrive = resolve)))
  render(<Part name="Ann" whileLoading="wait" />)
  expect(screen.getByText("wait")).toBeVisible()
  arrive(Hello)
  expect(await screen.findByText("Hello Ann")).toBeVisible()
  expect(screen.queryByText("wait")).toBeNull()
})

test("is there at once when it was fetched before, and is fetched once", async () => {
  const load = vi.fn<() => Promise<typeof Hello>>(() => Promise.resolve(Hello))
  const Part = later(load)
  await Part.preload()
  render(<Part name="Ann" />)
  expect(screen.getByText("Hello Ann")).toBeVisible()
  expect(load).toHaveBeenCalledTimes(1)
})

test("a failure is caught where it is drawn", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined)
  const Part = later<{ name: string }>(() => Promise.reject(new Error("gone")))
  render(
    <ErrorBoundary what="The greeting">
      <Part name="Ann" />
    </ErrorBoundary>,
  )
  expect(await screen.findByText(/The greeting/)).toBeVisible()
})
