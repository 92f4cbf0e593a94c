import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { configured, openConfigured, prepareApp, type Answer } from "~/testApp"

// The page comes lazily; loaded here, its modules are ready before any waiting begins.
import "./RunsPage"
import "./SelectedStores"

// The whole app, its lazy pages and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 20_000 })
vi.setConfig({ testTimeout: 60_000 })
prepareApp()

const TRAINING = "/Users/ann@example.com/churn/training"

async function openTraining() {
  const brick = createDemoServer("small").handle
  const mirror = createDemoServer("mirror").handle
  const asked: string[] = []
  const cloud: Answer = (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (/runs/.test(pathname)) asked.push(`${pathname.replace(/.*mlflow\//, "")} ${searchParams.get("run_id")}`)
    return mirror(request)
  }
  const url = `http://mlflow.test/api/2.0/mlflow/experiments/get-by-name?experiment_name=${TRAINING}`
  const { experiment }: { experiment: { experiment_id: string } } = await (await brick(new Request(url))).json()
  const opened = openConfigured(
    `/s/brick/experiments/${experiment.experiment_id}`,
    { brick, cloud },
    {
      servers: [configured("brick", "Brick"), configured("cloud", "Cloud")],
      links: [{ primary: "brick", mirror: "cloud", mode: "both", isConfigured: true }],
      embedParents: [],
    },
  )
  const select = async (name: string) =>
    opened.user.click(await screen.findByRole("checkbox", { name: `Select ${name}` }))
  return { ...opened, select, asked }
}

test("1.4: of the selected runs it is said which store holds them, and only of those", async () => {
  const { user, select, asked } = await openTraining()
  const main = within(screen.getByRole("main"))
  expect(await main.findByRole("button", { name: "Linked: both stores (preview)" })).toBeVisible()
  await screen.findByRole("checkbox", { name: "Select train-01" })
  expect(asked).toEqual([])
  for (const name of ["train-01", "train-02", "train-06"]) await select(name)
  expect(await main.findByText("1 in both, 1 differs, 1 only on Brick")).toBeVisible()
  expect(asked).toHaveLength(3)
  await user.click(main.getByText("Which?"))
  const items = main.getAllByRole("listitem").map(({ textContent }) => textContent)
  expect(items).toEqual(
    expect.arrayContaining(["train-01 In both stores", "train-02 The stores differ", "train-06 Only Brick"]),
  )
})
