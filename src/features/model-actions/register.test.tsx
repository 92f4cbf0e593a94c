import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { configure, render, screen, waitFor } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { createDemoServer } from "~mocks/demoServer"
import { MemoryRouter } from "react-router-dom"
import { beforeEach, expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { mlflowServer } from "~/api/providers/contractServers"
import { ToastsProvider } from "~/components/feedback/Toasts"
import { ApiError } from "~/domain/errors/apiError"
import type { ModelVersion } from "~/domain/models/model"
import { folderOrigin, type ModelOrigin } from "~/domain/models/modelOrigin"
import { connectTo } from "~/testModelPages"

import { RegisterButton } from "./RegisterButton"

configure({ asyncUtilTimeout: 5000 })
vi.setConfig({ testTimeout: 20_000 })

const NAME = "churn-classifier"
const user = userEvent.setup({ delay: null })
let backend: Backend
let origin: ModelOrigin
beforeEach(async () => {
  backend = await connectTo(mlflowServer(createDemoServer("small").handle))
  const version = await backend.getModelVersion(NAME, "1")
  origin = folderOrigin(await backend.getRun(version.runId), "model")
})

async function register(name: string, of: Backend = backend) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastsProvider>
        <MemoryRouter>
          <RegisterButton backend={of} origin={origin} />
        </MemoryRouter>
      </ToastsProvider>
    </QueryClientProvider>,
  )
  await user.click(screen.getByRole("button", { name: "Register" }))
  await user.click(await screen.findByRole("combobox", { name: "Model" }))
  await user.paste(name)
}
const submit = async () => {
  const buttons = screen.getAllByRole("button", { name: "Register" })
  await user.click(buttons.at(-1) ?? document.body)
}

test("1.13: a new name makes version 1, and it can be taken back with its model", async () => {
  await register("brand new")
  expect(await screen.findByText("There is no such model yet: this becomes its version 1.")).toBeInTheDocument()
  await submit()
  expect(await screen.findByText(/^Registered:/)).toHaveTextContent("Registered: version 1 of brand new is ready.")
  expect(await backend.getModelVersion("brand new", "1")).toMatchObject({ source: origin.source, runId: origin.runId })
  await user.click(screen.getByRole("button", { name: "Take it back" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument())
  await expect(backend.getModel("brand new")).rejects.toMatchObject({ kind: "not-found" })
})

test("1.13: a name that exists gets its next version, which alone is taken back", async () => {
  await register(NAME)
  expect(await screen.findByText("The newest version is 3: this becomes the next.")).toBeInTheDocument()
  await submit()
  expect(await screen.findByText(/^Registered:/)).toHaveTextContent("version 4")
  await user.click(screen.getByRole("button", { name: "Take it back" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument())
  await expect(backend.getModelVersion(NAME, "4")).rejects.toMatchObject({ kind: "not-found" })
  expect((await backend.getModel(NAME)).name).toBe(NAME)
})

/** A server that copies the files first: each look sees what the registration has come to. */
function slowly(...looks: readonly Partial<ModelVersion>[]): Backend {
  let look = 0
  return {
    ...backend,
    createModelVersion: async (asked) => ({
      ...(await backend.createModelVersion(asked)),
      status: "PENDING_REGISTRATION",
    }),
    getModelVersion: async (name, version) => {
      const found = await backend.getModelVersion(name, version)
      const change = looks[Math.min(look, looks.length - 1)]
      look += 1
      return { ...found, ...change }
    },
  }
}

test("a registration that takes time is watched until it is ready", async () => {
  await register(NAME, slowly({ status: "PENDING_REGISTRATION", statusMessage: "Copying files" }, { status: "READY" }))
  await submit()
  expect(await screen.findByRole("progressbar", { name: "Registering" })).toBeInTheDocument()
  expect(await screen.findByText("Copying files")).toBeInTheDocument()
  expect(await screen.findByText(/^Registered:/)).toBeInTheDocument()
})

test("1.13: why a registration failed is told in the server's words", async () => {
  await register(NAME, slowly({ status: "FAILED_REGISTRATION", statusMessage: "The folder holds no MLmodel." }))
  await submit()
  expect(await screen.findByText("The folder holds no MLmodel.")).toBeInTheDocument()
  expect(screen.getByRole("alert")).toHaveTextContent("The server could not make version 4 of churn-classifier.")
})

test("a refusal leaves no empty model behind", async () => {
  const error = new ApiError({ kind: "invalid", status: 400, code: "", message: "Invalid model version source." })
  await register("refused", { ...backend, createModelVersion: () => Promise.reject(error) })
  await submit()
  expect(await screen.findByText("Invalid model version source.")).toBeInTheDocument()
  await expect(backend.getModel("refused")).rejects.toMatchObject({ kind: "not-found" })
})
