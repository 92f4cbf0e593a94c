import { expect, test } from "vitest"

import { readEnvironment } from "./environment"
import { environmentFiles, isEnvironment } from "./environmentNames"

const listed = (path: string, text: string) => {
  const reading = readEnvironment(path, text)
  if (!reading.ok) return reading.message
  const { packages, facts } = reading.value
  return { packages: packages.map((need) => [need.name, need.version, need.from, need.note]), facts }
}

test("conda.yaml as MLflow writes it", () => {
  const text =
    "channels:\n- conda-forge\ndependencies:\n- python=3.12.7\n- pip<=25.0\n- pytorch::torch=2.9=cuda\n- pip:\n  - mlflow==3.17.2\n  - scikit-learn[alldeps]==1.7.2; sys_platform == 'linux'\nname: mlflow-env\n"
  expect(listed("conda.yaml", text)).toEqual({
    packages: [
      ["python", "==3.12.7", "conda", ""],
      ["pip", "<=25.0", "conda", ""],
      ["torch", "==2.9=cuda", "conda", "pytorch"],
      ["mlflow", "==3.17.2", "pip", ""],
      ["scikit-learn", "==1.7.2", "pip", "[alldeps] sys_platform == 'linux'"],
    ],
    facts: [
      ["channels", "conda-forge"],
      ["name", "mlflow-env"],
    ],
  })
})

test("python_env.yaml and requirements.txt", () => {
  expect(
    listed(
      "python_env.yaml",
      "python: 3.12.7\nbuild_dependencies:\n- pip==25.0\n- wheel\ndependencies:\n- -r requirements.txt\n",
    ),
  ).toEqual({
    packages: [
      ["python", "==3.12.7", "build", ""],
      ["pip", "==25.0", "build", ""],
      ["wheel", "", "build", ""],
    ],
    facts: [["-r", "requirements.txt"]],
  })
  const pip =
    "# made by hand\n--extra-index-url https://x.example\nnumpy>=2,<3  # fast\ntorch\nhttps://a.example/b.whl\npkg @ git+https://a.example/c\n"
  expect(listed("requirements.txt", pip)).toEqual({
    packages: [
      ["numpy", ">=2,<3", "pip", ""],
      ["torch", "", "pip", ""],
      ["https://a.example/b.whl", "", "pip", ""],
      ["pkg", "", "pip", "git+https://a.example/c"],
    ],
    facts: [["--extra-index-url", "https://x.example"]],
  })
})

test("what is none says so, and hostile lines take no time", () => {
  expect(listed("conda.yaml", "- 1\n")).toBe("This file lists no packages")
  expect(listed("requirements.txt", `a${" ".repeat(100_000)}b\n${"=".repeat(100_000)}`)).toMatchObject({ facts: [] })
})

test.each([
  ["model/conda.yaml", true],
  ["requirements.txt", true],
  ["requirements-dev.txt", true],
  ["python_env.yaml", true],
  ["train.yaml", false],
  ["my notes on requirements.txt.md", false],
])("%s: %s", (path, expected) => {
  expect(isEnvironment(path)).toBe(expected)
})

test("of a model's files the one that says most of its environment comes first", () => {
  const beside = ["MLmodel", "python_env.yaml", "requirements.txt", "model.pkl", "conda.yaml"]
  expect(environmentFiles([], beside)).toEqual(["conda.yaml", "requirements.txt", "python_env.yaml"])
  expect(environmentFiles(["python_env.yaml"], ["requirements.txt"])).toEqual(["requirements.txt", "python_env.yaml"])
  expect(environmentFiles(["conda.yaml", "../secret"], [])).toEqual(["conda.yaml"])
})
