import { screen, within } from "@testing-library/react"
import { MemoryRouter } from "react-router-dom"
import { expect, test } from "vitest"

import type { FilesBeside } from "~/domain/artifacts/file"
import { fileWith, showFile } from "~/viewers/showFile"

const MODEL = `flavors:
  python_function: {env: {conda: conda.yaml}, loader_module: mlflow.sklearn}
  <b>odd</b>: {code: null}
model_size_bytes: 48213
run_id: 0af3
saved_input_example_info: {artifact_path: input_example.json}
signature:
  inputs: '[{"type": "double", "name": "tenure", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}}]'
`

const beside: FilesBeside = {
  list: () => Promise.resolve([]),
  open: ({ path }) => fileWith(path, '{"columns": ["tenure"], "data": [[12.50], [48]]}').file,
  runHref: (runId) => `#/s/here/runs/${runId}`,
}

test("1.14: a model's flavors, signature, example, size and run", async () => {
  showFile("model/MLmodel", MODEL, { beside, wrapper: MemoryRouter })
  const about = await screen.findByRole("table", { name: "About the model" })
  expect(about).toHaveTextContent("python_function, <b>odd</b>")
  expect(about).toHaveTextContent("48.2 KB")
  expect(within(about).getByRole("link", { name: "0af3" })).toHaveAttribute("href", "/s/here/runs/0af3")
  const inputs = screen.getByRole("table", { name: "Inputs" })
  expect(within(inputs).getByRole("row", { name: "tenure double required" })).toBeVisible()
  expect(screen.getByRole("table", { name: "Outputs" })).toHaveTextContent("unnamedfloat32(-1, 2)")
  const example = screen.getByRole("region", { name: "Input example" })
  expect(await within(example).findByRole("cell", { name: "12.50" })).toBeVisible()
  expect(screen.getByRole("table", { name: "Flavor python_function" })).toHaveTextContent("env.condaconda.yaml")
})

test("a file of that name that is no model says so, and is text by choice", async () => {
  showFile("MLmodel", "hello\n")
  expect(await screen.findByRole("alert")).toHaveTextContent("This file lists no flavors")
})

test("an environment is a list of packages with versions", async () => {
  showFile(
    "model/conda.yaml",
    "channels: [conda-forge]\ndependencies:\n- python=3.12.7\n- pip: [mlflow==3.17.2, torch]\n",
  )
  const packages = await screen.findByRole("grid", { name: "Packages" })
  expect(within(packages).getByRole("row", { name: /mlflow/ })).toHaveTextContent("==3.17.2pip")
  expect(within(packages).getByRole("row", { name: /torch/ })).toHaveTextContent("anypip")
  expect(screen.getByText("3 packages")).toBeVisible()
  expect(screen.getByRole("table", { name: "The environment" })).toHaveTextContent("channelsconda-forge")
})
