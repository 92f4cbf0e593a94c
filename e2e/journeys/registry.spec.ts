import path from "node:path"

import type { Page } from "@playwright/test"

import { isOn } from "~e2e/fixtures/content"
import { reasonNot } from "~e2e/fixtures/lacks"
import { expectSaid, main } from "~e2e/fixtures/pages"
import { content, expect, test, upstreamOf } from "~e2e/fixtures/test"
import { runPython } from "~scripts/trackingServers.mjs"

type ReadModel = {
  readonly error?: string
  readonly description: string
  readonly tags: Readonly<Record<string, string>>
  readonly aliases: Readonly<Record<string, string>>
  readonly versions: readonly { readonly version: string; readonly runId: string; readonly stage: string }[]
}

/** What the MLflow client reads of a model from the tracking server itself; the demo has none to ask. */
async function readBack(tracking: Parameters<typeof upstreamOf>[0], name: string): Promise<ReadModel> {
  const program = path.resolve("e2e", "fixtures", "readRegistry.py")
  const printed = await runPython([program, upstreamOf(tracking), name])
  const read: ReadModel = JSON.parse(printed.trim().split("\n").at(-1) ?? "")
  return read
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })

async function choose(page: Page, menu: string | RegExp, entry: string) {
  await main(page).getByRole("button", { name: menu }).click()
  await page.getByRole("menuitem", { name: entry }).click()
}

/** On the page of a run's folder that holds a model. */
async function register(page: Page, name: string) {
  await button(page, "Register").first().click()
  const dialog = page.getByRole("dialog", { name: "Register the model" })
  await dialog.getByRole("combobox", { name: "Model" }).fill(name)
  await expect(dialog.getByRole("status")).toContainText(/this becomes/)
  await dialog.getByRole("button", { name: "Register" }).click()
  await expect(dialog.getByText(/^Registered:/)).toBeVisible()
  return dialog
}

/** On the page of a model with two versions: what changes is said before. */
async function setAndMoveAlias(page: Page) {
  await button(page, "Set an alias").click()
  await page.getByRole("textbox", { name: "Alias" }).fill("champion")
  await page.getByRole("combobox", { name: "Version" }).selectOption("1")
  await button(page, "Set").click()
  await expectSaid(page, "@champion is version 1 now")
  await button(page, "Move @champion").click()
  await expect(page.getByRole("dialog")).toContainText("@champion is version 1 now and becomes version 2.")
  await button(page, "Move").click()
  await expectSaid(page, "@champion is version 2 now")
}

test.describe("changing the registry", () => {
  test.beforeEach(({ tracking }) => {
    test.skip(!isOn(content.models, tracking), "this server has no model registry; see capabilities.spec.ts")
  })

  test("1.13, 2.7: from a folder of a run to an alias in use, and all of it read back by the client", async ({
    page,
    paths,
    make,
    api,
    request,
    tracking,
  }) => {
    test.skip(
      tracking === "databricks" || tracking === "azureml",
      "the folder is put into MLflow's own artifact service; the test below has a version of the client's",
    )
    test.setTimeout(180_000)
    const experiment = await make.experiment()
    const run = await make.run({ experiment, name: "trained here", params: { depth: "3" } })
    const store = `${api}/api/2.0/mlflow-artifacts/artifacts/${experiment.id}/${run}/artifacts`
    const stored = await request.put(`${store}/model/MLmodel`, { data: "flavors:\n  python_function: {}\n" })
    expect(stored.status(), await stored.text()).toBe(200)
    const name = `made-${experiment.leaf}`

    await page.goto(`/#/s/${paths.server}/experiments/${experiment.id}/runs/${run}/artifacts?path=model`)
    await (await register(page, name)).getByRole("button", { name: "Close" }).click()
    await (await register(page, name)).getByRole("button", { name: "Open version 2" }).click()
    await expect(page.getByRole("heading", { name: `${name} version 2`, level: 1 })).toBeVisible()
    const origin = main(page).getByRole("region", { name: "Where it comes from" })
    await expect(origin.getByRole("link", { name: "trained here" })).toBeVisible()

    await button(page, "Edit the description").click()
    await page.getByRole("textbox", { name: "Markdown" }).fill("Deeper.")
    await button(page, "Save").click()
    await expectSaid(page, "Description saved")
    await button(page, "Change the stage").click()
    await page.getByRole("radio", { name: "Staging" }).check()
    await button(page, "Move").click()
    await expectSaid(page, "Version 2 is in Staging now")

    await page.goto(`/#/s/${paths.server}/models/${name}`)
    await button(page, "Edit the tags").click()
    const tags = page.getByRole("dialog", { name: "Tags" })
    await tags.getByRole("textbox", { name: "Key" }).fill("team")
    await tags.getByRole("textbox", { name: "Value" }).fill("growth")
    await tags.getByRole("button", { name: "Set" }).click()
    await expectSaid(page, "Tag team set")
    await tags.getByRole("button", { name: "Done" }).click()
    if (reasonNot(tracking, "Aliases of model versions") === undefined) await setAndMoveAlias(page)
    if (tracking === "demo") return
    expect(await readBack(tracking, name)).toMatchObject({
      tags: { team: "growth" },
      aliases: { champion: "2" },
      versions: [
        { version: "1", runId: run, stage: "None" },
        { version: "2", runId: run, stage: "Staging", description: "Deeper." },
      ],
    })
  })

  test("2.7: a version that was registered by REST moves to a stage and back, and is deleted", async ({
    page,
    paths,
    make,
    api,
    request,
    tracking,
  }) => {
    test.setTimeout(180_000)
    const experiment = await make.experiment()
    const run = await make.run({ experiment, name: "trained there" })
    const name = `staged-${experiment.leaf}`
    const post = async (call: string, data: object) => {
      const response = await request.post(`${api}/api/2.0/mlflow/${call}`, { data })
      expect(response.status(), await response.text()).toBe(200)
    }
    const asked = await request.get(`${api}/api/2.0/mlflow/runs/get`, { params: { run_id: run } })
    const { artifact_uri: root } = (await asked.json()).run.info
    await post("registered-models/create", { name })
    for (const _ of ["1", "2"]) await post("model-versions/create", { name, source: `${root}/model`, run_id: run })

    await page.goto(`/#/s/${paths.server}/models/${name}/versions/2`)
    await expect(main(page).getByRole("link", { name: "trained there" }).first()).toBeVisible()
    await button(page, "Change the stage").click()
    await page.getByRole("radio", { name: "Production" }).check()
    await button(page, "Move").click()
    await expectSaid(page, "Version 2 is in Production now")
    const stageOf = async (version: string) =>
      tracking === "demo"
        ? undefined
        : (await readBack(tracking, name)).versions.find((one) => one.version === version)?.stage
    if (tracking !== "demo") expect(await stageOf("2")).toBe("Production")
    await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click()
    await expect(main(page).getByText("In no stage.")).toBeVisible()
    if (tracking !== "demo") expect(await stageOf("2")).toBe("None")

    await choose(page, /^Actions for version 2/, "Delete")
    const question = page.getByRole("alertdialog")
    await question.getByRole("textbox").fill(name)
    await question.getByRole("button", { name: "Delete" }).click()
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible()
    await expect(main(page).getByRole("grid", { name: "Versions" }).getByRole("rowheader")).toHaveText([/Version 1/])
    if (tracking !== "demo")
      expect((await readBack(tracking, name)).versions.map(({ version }) => version)).toEqual(["1"])
  })

  test("2.7: a catalog has aliases and no stages, and its model is changed and deleted like any other", async ({
    page,
    paths,
    make,
    api,
    request,
    tracking,
  }) => {
    test.skip(tracking !== "databricks", "only this vendor's workspaces have a catalog beside their own registry")
    const experiment = await make.experiment()
    const run = await make.run({ experiment, name: "governed" })
    const name = `made.journeys.${experiment.leaf}`
    const catalog = `${api}/api/2.0/mlflow/unity-catalog`
    const post = async (call: string, data: object) => {
      const response = await request.post(`${catalog}/${call}`, { data })
      expect(response.status(), await response.text()).toBe(200)
    }
    await post("registered-models/create", { name })
    for (const version of ["1", "2"]) {
      await post("model-versions/create", { name, source: `runs:/${run}/model`, run_id: run })
      await post("model-versions/finalize", { name, version })
    }
    const aliases = async () => {
      const response = await request.get(`${catalog}/registered-models/get`, { params: { name } })
      const { registered_model: model } = await response.json()
      return model?.aliases ?? []
    }

    await page.goto(`/#/s/${paths.server}/models/${name}`)
    await expect(main(page).getByText(/^Unity Catalog.*, created/)).toBeVisible()
    await setAndMoveAlias(page)
    expect(await aliases()).toMatchObject([{ alias: "champion", version: "2" }])

    await page.goto(`/#/s/${paths.server}/models/${name}/versions/2`)
    await expect(main(page).getByRole("list", { name: "Aliases" })).toHaveText("@champion")
    await expect(main(page).getByRole("region", { name: "Stage" })).toHaveCount(0)

    await page.goto(`/#/s/${paths.server}/models/${name}`)
    await choose(page, `Actions for ${name}`, "Delete")
    const question = page.getByRole("alertdialog", { name: "Delete the model?" })
    await question.getByRole("textbox").fill(name)
    await question.getByRole("button", { name: "Delete" }).click()
    await expectSaid(page, `Deleted ${name}`)
    const gone = await request.get(`${catalog}/registered-models/get`, { params: { name } })
    expect(gone.status()).toBe(404)
  })

  test("2.7: a model is made, renamed and deleted, and the client finds it where it is", async ({
    page,
    paths,
    make,
    tracking,
  }) => {
    test.setTimeout(180_000)
    const { leaf } = await make.experiment()
    const name = `empty-${leaf}`
    await page.goto(`/#/s/${paths.server}/models`)
    await button(page, "New model").click()
    const dialog = page.getByRole("dialog", { name: "New registered model" })
    await dialog.getByRole("textbox", { name: "Name" }).fill(name)
    await dialog.getByRole("textbox", { name: /Description/ }).fill("For **later**.")
    await dialog.getByRole("button", { name: "Create" }).click()
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible()

    if (tracking === "azureml") {
      await main(page)
        .getByRole("button", { name: `Actions for ${name}` })
        .click()
      await expect(page.getByRole("menuitem", { name: /^Rename/ })).toContainText("cannot rename models")
      await expect(page.getByRole("menuitem", { name: /^Delete/ })).toContainText("deletes single versions of a model")
      expect(await readBack(tracking, name)).toMatchObject({ description: "For **later**." })
      return
    }
    const renamed = `${name} renamed`
    await choose(page, `Actions for ${name}`, "Rename")
    await page.getByRole("textbox", { name: "Name" }).fill(renamed)
    await button(page, "Rename").click()
    await expect(page.getByRole("heading", { name: renamed, level: 1 })).toBeVisible()
    if (tracking !== "demo") {
      expect(await readBack(tracking, renamed)).toMatchObject({ description: "For **later**." })
      expect(await readBack(tracking, name)).toMatchObject({ error: "RESOURCE_DOES_NOT_EXIST" })
    }
    await choose(page, `Actions for ${renamed}`, "Delete")
    const question = page.getByRole("alertdialog", { name: "Delete the model?" })
    await expect(question.getByRole("button", { name: "Delete" })).toHaveAttribute("aria-disabled", "true")
    await question.getByRole("textbox").fill(renamed)
    await question.getByRole("button", { name: "Delete" }).click()
    await expectSaid(page, `Deleted ${renamed}`)
    await expect(page.getByRole("heading", { name: "Models", level: 1 })).toBeVisible()
    if (tracking !== "demo")
      expect(await readBack(tracking, renamed)).toMatchObject({ error: "RESOURCE_DOES_NOT_EXIST" })
  })
})
