import { configure, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { azuremlServer, WORKSPACE } from "~/api/providers/azureml/contractServer"
import { mlflowServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"
import { routes } from "~/domain/url/routes"
import { connectTo, openModelPage, shownAddress, withLayout } from "~/testModelPages"

configure({ asyncUtilTimeout: 4000 })
vi.setConfig({ testTimeout: 20_000 })
withLayout()

const NAME = "churn-classifier"
const model = routes.model("s", NAME)
const second = routes.modelVersion("s", NAME, "2")
const user = userEvent.setup({ delay: null })

let backend: Backend
beforeEach(async () => {
  backend = await connectTo(mlflowServer(createDemoServer("small").handle))
})

const press = async (name: string | RegExp, role = "button") => user.click(await screen.findByRole(role, { name }))

async function choose(menu: string | RegExp, entry: string | RegExp) {
  await press(menu)
  await press(entry, "menuitem")
}

async function write(field: string | RegExp, text: string) {
  const box = await screen.findByRole("textbox", { name: field })
  await user.clear(box)
  await user.click(box)
  await user.paste(text)
}

test("1.13: a model is created with its description, opened, and taken back", async () => {
  openModelPage(routes.models("s"), backend)
  await press("New model")
  await write("Name", "a/b")
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(/cannot hold a slash or a colon/)
  await write("Name", "new one")
  await write(/^Description/, "What it is *for*.")
  await press("Create")
  expect(await screen.findByRole("heading", { name: "new one", level: 1 })).toBeInTheDocument()
  expect(await backend.getModel("new one")).toMatchObject({ description: "What it is *for*." })
  await press("Undo")
  await waitFor(() => expect(shownAddress()).toBe(routes.models("s")))
  await expect(backend.getModel("new one")).rejects.toMatchObject({ kind: "not-found" })
})

test("a name that is taken is told in the form, which stays open", async () => {
  openModelPage(routes.models("s"), backend)
  await press("New model")
  await write("Name", NAME)
  await press("Create")
  expect(await screen.findByText(/already exists/)).toBeInTheDocument()
  expect(screen.getByRole("dialog", { name: "New registered model" })).toBeInTheDocument()
})

test("2.7: a description is written, previewed, saved and taken back, of a model and of a version", async () => {
  openModelPage(model, backend)
  await press("Edit the description")
  await write("Markdown", "Now **better**.")
  await user.click(await screen.findByRole("radio", { name: "Preview" }))
  expect((await screen.findByText("better")).tagName).toBe("STRONG")
  await press("Save")
  await waitFor(async () => expect((await backend.getModel(NAME)).description).toBe("Now **better**."))
  await press("Undo")
  await waitFor(async () => expect((await backend.getModel(NAME)).description).toBe("Predicts who leaves."))
})

test("the description of a version is its own", async () => {
  openModelPage(second, backend)
  await press("Edit the description")
  await write("Markdown", "Only this one.")
  await press("Save")
  await waitFor(async () => expect((await backend.getModelVersion(NAME, "2")).description).toBe("Only this one."))
  expect((await backend.getModel(NAME)).description).toBe("Predicts who leaves.")
})

test("2.7: tags of a version are set and removed, each with its way back", async () => {
  openModelPage(second, backend)
  await press("Edit the tags")
  await write("Key", "reviewer")
  await write("Value", "ann")
  await press("Set")
  const tags = async () => (await backend.getModelVersion(NAME, "2")).tags
  await waitFor(async () => expect(await tags()).toContainEqual({ key: "reviewer", value: "ann" }))
  await press("Remove validated")
  await waitFor(async () => expect((await tags()).map(({ key }) => key)).toEqual(["reviewer"]))
  await press("Done")
  const [, removed] = await screen.findAllByRole("button", { name: "Undo" })
  await user.click(removed ?? document.body)
  await waitFor(async () => expect((await tags()).map(({ key }) => key)).toContain("validated"))
})

test("a model is renamed, its page moves along, and back again", async () => {
  openModelPage(model, backend)
  await choose(`Actions for ${NAME}`, "Rename")
  await write("Name", "leavers")
  await press("Rename")
  expect(await screen.findByRole("heading", { name: "leavers", level: 1 })).toBeInTheDocument()
  expect(shownAddress()).toBe(routes.model("s", "leavers"))
  await press("Undo")
  await waitFor(() => expect(shownAddress()).toBe(model))
})

test("2.7: a model is deleted only when its name was typed, and what goes with it is said", async () => {
  openModelPage(model, backend)
  await choose(`Actions for ${NAME}`, "Delete")
  const dialog = await screen.findByRole("alertdialog", { name: "Delete the model?" })
  expect(dialog).toHaveTextContent(/All versions.*@champion/)
  expect(within(dialog).getByRole("button", { name: "Delete" })).toHaveAttribute("aria-disabled", "true")
  await write(/To go on/, NAME)
  await user.click(within(dialog).getByRole("button", { name: "Delete" }))
  await waitFor(() => expect(shownAddress()).toBe(routes.models("s")))
  await expect(backend.getModel(NAME)).rejects.toMatchObject({ kind: "not-found" })
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument()
})

test("2.7: a version is deleted after the aliases that point to it were named", async () => {
  openModelPage(second, backend)
  await screen.findAllByTitle("Alias champion")
  await choose("Actions for version 2", "Delete")
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("What loads @champion finds nothing then.")
  await write(/To go on/, NAME)
  await press("Delete")
  await waitFor(() => expect(shownAddress()).toBe(model))
  await expect(backend.getModelVersion(NAME, "2")).rejects.toMatchObject({ kind: "not-found" })
})

test("a refusal is told where it happened", async () => {
  const error = new ApiError({ kind: "forbidden", status: 403, code: "", message: "Only owners may." })
  openModelPage(model, { ...backend, describeModel: () => Promise.reject(error) })
  await press("Edit the description")
  await press("Save")
  expect(await screen.findByText("Only owners may.")).toBeInTheDocument()
  expect(screen.getByRole("dialog", { name: "Description" })).toBeInTheDocument()
})

test("2.7: what a registry cannot do stays, with the reason", async () => {
  const server = azuremlServer(createDemoServer("small").handle)
  openModelPage(model, await connectTo(server, `/mlflow/v2.0${WORKSPACE}/`))
  await press(`Actions for ${NAME}`)
  const rename = await screen.findByRole("menuitem", { name: /Rename/ })
  expect(rename).toHaveAttribute("aria-disabled", "true")
  expect(rename).toHaveTextContent("Azure Machine Learning cannot rename models.")
})

test("1.17: the URI of a version and of its aliases can be copied", async () => {
  const written: string[] = []
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation((text) => {
    written.push(text)
    return Promise.resolve()
  })
  openModelPage(second, backend)
  await screen.findAllByTitle("Alias champion")
  await choose("Actions for version 2", "Copy the URI of this version")
  await choose("Actions for version 2", "Copy the URI of @champion")
  expect(written).toEqual([`models:/${NAME}/2`, `models:/${NAME}@champion`])
})

const holderOf = async (alias: string) => {
  const { aliases } = await backend.getModel(NAME)
  return aliases.find((found) => found.alias === alias)?.version
}

test("2.7: before an alias moves, what changes is shown; then it moves, and back", async () => {
  openModelPage(model, backend)
  await press("Move @champion")
  const dialog = await screen.findByRole("dialog", { name: "Move @champion" })
  await user.selectOptions(await within(dialog).findByRole("combobox", { name: "Version" }), "1")
  expect(dialog).toHaveTextContent("@champion is version 2 now and becomes version 1.")
  const changes = await within(dialog).findByRole("table", { name: "What changes" })
  const accuracy = within(changes).getByRole("row", { name: /val\/accuracy/ })
  const values = within(accuracy).getAllByRole("cell")
  expect(new Set(values.map(({ textContent }) => textContent)).size).toBe(2)
  await user.click(within(dialog).getByRole("button", { name: "Move" }))
  await waitFor(async () => expect(await holderOf("champion")).toBe("1"))
  await press("Undo")
  await waitFor(async () => expect(await holderOf("champion")).toBe("2"))
})

test("2.7: a version gets a new alias, loses it, and has it again", async () => {
  openModelPage(routes.modelVersion("s", NAME, "1"), backend)
  await press("Set an alias")
  await write("Alias", "v3")
  expect(screen.getByRole("textbox", { name: "Alias" })).toHaveAccessibleDescription(/stands for a version already/)
  await write("Alias", "baseline")
  await press("Set")
  await press("Remove @baseline")
  await waitFor(async () => expect(await holderOf("baseline")).toBeUndefined())
  await user.click((await screen.findAllByRole("button", { name: "Undo" })).at(-1) ?? document.body)
  await waitFor(async () => expect(await holderOf("baseline")).toBe("1"))
})

const stages = async () =>
  Promise.all(["1", "2"].map(async (version) => (await backend.getModelVersion(NAME, version)).stage))

test("2.7: a version takes the place of another in its stage, and both go back", async () => {
  await backend.moveToStage({ name: NAME, version: "1" }, "Production")
  openModelPage(second, backend)
  await press("Change the stage")
  expect(await screen.findByText(/MLflow has deprecated stages/)).toBeInTheDocument()
  await user.click(screen.getByRole("radio", { name: "Production" }))
  expect(await screen.findByRole("checkbox", { name: "Archive what is in Production now: version 1" })).toBeChecked()
  await press("Move")
  await waitFor(async () => expect(await stages()).toEqual(["Archived", "Production"]))
  await press("Undo")
  await waitFor(async () => expect(await stages()).toEqual(["Production", "None"]))
})

test("a registry without aliases offers stages and says why there are no aliases", async () => {
  const server = azuremlServer(createDemoServer("small").handle)
  openModelPage(second, await connectTo(server, `/mlflow/v2.0${WORKSPACE}/`))
  const set = await screen.findByRole("button", { name: /^Set an alias/ })
  expect(set).toHaveAttribute("aria-disabled", "true")
  expect(screen.getByText("Azure Machine Learning has stages and no aliases.", { selector: "p" })).toBeInTheDocument()
  expect(screen.getByRole("button", { name: "Change the stage" })).not.toHaveAttribute("aria-disabled")
})
