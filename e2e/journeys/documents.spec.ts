import type { Locator } from "@playwright/test"

import { expectAccessible } from "~e2e/fixtures/axe"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test("JSON of 50 MB is a tree that is searched as a whole, and linked to", async ({ page, tracking, fill }) => {
  test.slow()
  // The demo's server takes no file of that size.
  const [count, hits] = tracking === "demo" ? ["40,000", "11"] : ["200,000", "111"]
  const runs = Array.from({ length: Number(count.replace(",", "")) }, (_, run) => ({
    id: `run-${run}`,
    loss: run / 7,
    note: "x".repeat(200),
  }))
  const big = `{"exact": 12345678901234567890, "runs": ${JSON.stringify(runs)}}`
  const run = await fill({ "big.json": big })
  await run.open("big.json")
  const tree = main(page).getByRole("tree", { name: "JSON" })
  await expect(tree.getByText("12345678901234567890")).toBeVisible({ timeout: 30_000 })
  await expect(tree.getByText(`list of ${count}`)).toBeVisible()
  await main(page).getByRole("searchbox", { name: "Find a key or value" }).fill("run-1999")
  await expect(main(page).getByText(`1 of ${hits} values`)).toBeVisible({ timeout: 30_000 })
  await expect(main(page).getByRole("group", { name: "Picked value" })).toContainText("runs[1999].id")
  await expect(page).toHaveURL(/at=%2Fruns%2F1999%2Fid/)
  await page.reload()
  await expect(tree.getByText("run-1999")).toBeInViewport({ timeout: 30_000 })
})

test("documents that are broken, bottomless or a trap say so and leave the page alive", async ({ page, fill }) => {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(",")}]`)
  const run = await fill({
    "broken.json": '{"a": 1,\n  b: 2}\n',
    "deep.json": "[".repeat(100_000),
    "laughs.yaml": `l0: &l0 lol\n${levels.join("\n")}\n`,
    "train.yaml": "# how it is trained\noptimizer: adam\nrate: 1.0e-3\n",
  })
  const alert = main(page).getByRole("alert")
  await run.open("broken.json")
  await expect(alert).toContainText("line 2, column 3: A key in quotes is missing")
  await run.open("deep.json")
  await expect(alert).toContainText("nested more than 1000 levels deep")
  await run.open("laughs.yaml")
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("YAML tree")
  await expect(alert).toContainText("unfolds to more than 300000 values")
  await run.open("train.yaml")
  await expect(main(page).getByText("# how it is trained")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("YAML tree")
  await expect(main(page).getByRole("tree", { name: "YAML" }).getByText("1.0e-3")).toBeVisible()
})

const MODEL = `flavors:
  python_function: {env: {conda: conda.yaml, virtualenv: python_env.yaml}, loader_module: mlflow.sklearn}
  sklearn: {pickled_model: model.pkl}
saved_input_example_info: {artifact_path: input_example.json, type: dataframe}
signature:
  inputs: '[{"type": "double", "name": "tenure", "required": true}, {"type": "long", "name": "calls", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: '[{"name": "threshold", "type": "double", "default": 0.5, "shape": null}]'
`

test("1.14: a model is described: flavors, signature, input example, packages", async ({ page, fill }) => {
  const run = await fill()
  await run.logBy("logKinds.py", ["model"], {
    "model/MLmodel": MODEL,
    "model/input_example.json": '{"columns": ["tenure", "calls"], "data": [[1.5, 9], [2.5, 8]]}',
    "model/requirements.txt": "scikit-learn==1.9.1\nnumpy>=2\n",
  })
  await run.open("model/MLmodel")
  await expect(main(page).getByRole("table", { name: "About the model" })).toContainText("python_function, sklearn")
  const inputs = main(page).getByRole("table", { name: "Inputs" })
  await expect(inputs.getByRole("row", { name: "tenure double required" })).toBeVisible()
  await expect(main(page).getByRole("table", { name: "Outputs" })).toContainText("(-1)")
  const params = main(page).getByRole("table", { name: "Params" })
  await expect(params.getByRole("row", { name: "threshold double 0.5" })).toBeVisible()
  const example = main(page).getByRole("region", { name: "Input example" })
  await expect(example.getByRole("row", { name: "1.5 9" })).toBeVisible()

  await run.open("model/requirements.txt")
  const packages = main(page).getByRole("grid", { name: "Packages" })
  await expect(packages.getByRole("row", { name: /scikit-learn/ })).toContainText("==1.9.1")
})

/** What `e2e/fixtures/logKinds.py` makes, smaller: two archives, and pickles whose loading calls `os.system`. */
const ARCHIVES = {
  "data.zip":
    "UEsDBBQAAAAAAABge13FEJckBAAAAAQAAAAPAAAAcm93cy9wYXJ0LTAuY3N2YSxiClBLAwQUAAAACAAAYHtde1jgXNMAAABADQMACQAAAHplcm9zLmJpbu3BMQEAAADCoPVPbQZ/oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA1wBQSwECFAMUAAAAAAAAYHtdxRCXJAQAAAAEAAAADwAAAAAAAAAAAAAAgAEAAAAAcm93cy9wYXJ0LTAuY3N2UEsBAhQDFAAAAAgAAGB7XXtY4FzTAAAAQA0DAAkAAAAAAAAAAAAAAIABMQAAAHplcm9zLmJpblBLBQYAAAAAAgACAHQAAAArAQAAAAA=",
  "code.tar.gz":
    "H4sIAAAAAAACA+3NMQqDUBQEwHcUTxAk/Oh5LAIRRMWYwtv7TSX2BoIzzS7b7Dw1bX8blzhRmVUpfTM7ZvbY9W2v072Ooowf+LznZsqXcU2vZ9cNAQAAAAAAAAAAwL9ZATnOMIgAKAAA",
  "trap.pkl": "gASVJgAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjAtlY2hvIGl0IHJhbpSFlFKULg==",
  "net.pt":
    "UEsDBBQAAAAAAABge10mgluNKwAAACsAAAAMAAAAbmV0L2RhdGEucGtsgAJjcG9zaXgKc3lzdGVtCnEAWAsAAABlY2hvIGl0IHJhbnEBhXECUnEDLlBLAwQUAAAAAAAAYHtdHN9EIQQAAAAEAAAACgAAAG5ldC9kYXRhLzAAAAAAUEsBAhQDFAAAAAAAAGB7XSaCW40rAAAAKwAAAAwAAAAAAAAAAAAAAIABAAAAAG5ldC9kYXRhLnBrbFBLAQIUAxQAAAAAAABge10c30QhBAAAAAQAAAAKAAAAAAAAAAAAAACAAVUAAABuZXQvZGF0YS8wUEsFBgAAAAACAAIAcgAAAIEAAAAAAA==",
}

test("archives are listed and pickles are never loaded", async ({ page, fill }) => {
  const run = await fill()
  const onDemo = Object.entries(ARCHIVES).map(([name, base64]) => [name, Buffer.from(base64, "base64")] as const)
  await run.logBy("logKinds.py", ["archives"], Object.fromEntries(onDemo))
  const contents = main(page).getByRole("grid", { name: "Contents of the archive" })
  await run.open("data.zip")
  await expect(contents.getByRole("row", { name: /zeros\.bin/ })).toContainText("200000")
  await run.open("code.tar.gz")
  await expect(contents.getByRole("row", { name: /train\.py/ })).toBeVisible()
  const imports = main(page).getByRole("list", { name: "Imported names" })
  for (const file of ["trap.pkl", "net.pt"]) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await run.open(file)
    // oxlint-disable-next-line no-await-in-loop -- see above
    await expect(imports).toContainText("posix.system can run programs")
  }
})

test("images logged at steps are walked with a slider, their keys beside each other", async ({ page, fill }) => {
  const run = await fill()
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  )
  const named = (key: string, step: number) =>
    `images/${key}+step+${step}+timestamp+1760000000000+gf3c1a52-6f0e-4c4e-9a55-0a1b2c3d4e5f.png`
  const files = [0, 10, 20].flatMap((step) => [named("samples~cat", step), named("dog", step)])
  await run.logBy("logKinds.py", ["images"], Object.fromEntries(files.map((name) => [name, picture])))
  await run.open("images")
  await main(page)
    .getByRole("list", { name: "Content of the folder" })
    .getByRole("button", { name: /^dog.step.0.*png/ })
    .click()
  await expect(main(page).getByRole("img", { name: "dog, step 0" })).toBeVisible()
  await expect(main(page).getByRole("img", { name: "samples/cat, step 0" })).toBeVisible()
  await main(page).getByRole("slider", { name: "Step" }).press("End")
  await expect(main(page).getByRole("img", { name: "samples/cat, step 20" })).toBeVisible()
  await expect(page).toHaveURL(/at=step%3D20/)
  await page.reload()
  await expect(main(page).getByText("3 of 3 steps")).toBeVisible()

  await main(page).getByRole("combobox", { name: "View as" }).selectOption("Picture")
  await main(page)
    .getByRole("img", { name: /dog.step/ })
    .hover()
  await expect(main(page).getByText(/x \d+, y \d+: red \d+, green \d+, blue \d+, alpha \d+/)).toBeVisible()
})

test("GeoJSON is drawn from the file alone", async ({ page, fill }) => {
  const feature = {
    type: "Feature",
    geometry: { type: "Point", coordinates: [4.9, 52.4] },
    properties: { name: "<b>shop</b>" },
  }
  const files = { "shops.geojson": JSON.stringify({ type: "FeatureCollection", features: [feature] }) }
  const run = await fill(files)
  await run.open("shops.geojson")
  await expect(main(page).getByRole("img", { name: "1 feature" })).toBeVisible()
  // A point is a line without length: it has a place, but no size that could be pointed at by a locator.
  const { x, y } = await main(page)
    .locator("path[data-feature]")
    .evaluate((path) => path.getBoundingClientRect())
  await page.mouse.move(x, y)
  await expect(main(page).getByRole("table", { name: "Properties of the feature" })).toContainText("<b>shop</b>")
})

test("a map is read by keys alone, in either theme", async ({ page, fill }) => {
  const point = (x: number, name: string) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [x, 52] },
    properties: { name },
  })
  const features = [point(4, "west"), point(6, "middle"), point(8, "east")]
  const run = await fill({ "shops.geojson": JSON.stringify({ type: "FeatureCollection", features }) })
  await run.open("shops.geojson")
  const map = main(page).getByRole("application", { name: /^Map: arrows move it/ })
  await map.focus()
  const box = () => main(page).getByRole("img", { name: "3 features" }).getAttribute("viewBox")
  const whole = await box()
  await page.keyboard.press("+")
  await page.keyboard.press("+")
  const nearer = await box()
  expect(nearer).not.toBe(whole)
  await page.keyboard.press("ArrowLeft")
  expect(await box()).not.toBe(nearer)
  const list = main(page).getByRole("listbox", { name: "Features" })
  for (let stop = 0; stop < 6 && !(await isFocused(list)); stop += 1) await page.keyboard.press("Tab")
  await page.keyboard.press("End")
  await expect(main(page).getByRole("option", { name: "east point" })).toHaveAttribute("aria-selected", "true")
  await expect(main(page).getByRole("table", { name: "Properties of the feature" })).toContainText("east")
  await expect(main(page).getByRole("status").filter({ hasText: "Feature 3 of 3, name: east" })).toHaveCount(1)
  await expect(page).toHaveURL(/at=3/)
  await expectAccessible(page)
  await page.reload()
  await expect(main(page).getByRole("option", { name: "east point" })).toHaveAttribute("aria-selected", "true")
})

const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement)

/** One pixel that is red, then blue, for ever, 50 ms each. */
function blinking(): Buffer {
  const shownFor = [0x21, 0xf9, 4, 0, 5, 0, 0, 0]
  const pixel = (code: number) => [...shownFor, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, code, 1, 0]
  const loop = [0x21, 0xff, 11, ...Buffer.from("NETSCAPE2.0"), 3, 1, 0, 0, 0]
  const head = [...Buffer.from("GIF89a"), 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]
  return Buffer.from([...head, ...loop, ...pixel(0x44), ...pixel(0x4c), 0x3b])
}

test("an animated picture stands still for who asked for less motion, until it is played", async ({ page, fill }) => {
  await page.emulateMedia({ reducedMotion: "reduce" })
  const run = await fill()
  await run.put({ "blinking.gif": blinking() })
  await run.open("blinking.gif")
  const image = main(page).getByRole("img", { name: "blinking.gif" })
  await expect(image).toBeVisible()
  /** How many pictures are seen in ten looks; a canvas would be given the first one each time. */
  const seen = async () => {
    const looks = new Set<string>()
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let look = 0; look < 10; look += 1) looks.add((await image.screenshot()).toString("base64"))
    return looks.size
  }
  expect(await seen()).toBe(1)
  await main(page).getByRole("button", { name: "Play" }).click()
  await expect.poll(seen).toBe(2)
})
