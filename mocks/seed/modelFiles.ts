import type { StoredFile } from "~mocks/db"
import { binaryFile, textFile } from "./builders"
import { hashNoise } from "./random"

type ModelSpec = {
  readonly flavor: "sklearn" | "pytorch" | "xgboost"
  readonly modelId: string
  readonly runId: string
  /** Trained on one more column, with a newer library. */
  readonly isNewer?: boolean
}

/** How the flavor calls the version of its library, and pip calls the library. */
const LIBRARIES = {
  sklearn: { fact: "sklearn_version", package: "scikit-learn", version: "1.7.2", newer: "1.8.0" },
  pytorch: { fact: "pytorch_version", package: "torch", version: "2.9.0", newer: "2.9.1" },
  xgboost: { fact: "xgb_version", package: "xgboost", version: "3.1.1", newer: "3.1.2" },
} as const

/** What the MLflow client writes for a model: MLmodel, its environment, and the weights. */
export function modelFiles({ flavor, modelId, runId, isNewer = false }: ModelSpec): Map<string, StoredFile> {
  const weights = flavor === "pytorch" ? "data/model.pth" : flavor === "xgboost" ? "model.xgb" : "model.pkl"
  const library = LIBRARIES[flavor]
  const version = isNewer ? library.newer : library.version
  const signature = {
    inputs:
      '[{"type": "double", "name": "tenure", "required": true}, {"type": "string", "name": "plan", "required": true}, {"type": "double", "name": "calls", "required": true}' +
      (isNewer ? ', {"type": "string", "name": "region", "required": true}]' : "]"),
    outputs: '[{"type": "long", "required": true}]',
  }
  const description = `artifact_path: models:/${modelId}
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.${flavor}
    model_path: ${weights}
    python_version: 3.12.7
  ${flavor}:
    code: null
    serialization_format: cloudpickle
    ${library.fact}: ${version}
mlflow_version: 3.17.2
model_id: ${modelId}
model_size_bytes: 48213
run_id: ${runId}
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  type: dataframe
signature:
  inputs: '${signature.inputs}'
  outputs: '${signature.outputs}'
  params: null
utc_time_created: '2026-11-19 14:02:11.531022'
`
  return new Map([
    ["MLmodel", textFile(() => description)],
    [
      "conda.yaml",
      textFile(
        () =>
          `channels:\n- conda-forge\ndependencies:\n- python=3.12.7\n- pip\n- pip:\n  - mlflow==3.17.2\n  - ${library.package}==${version}\nname: mlflow-env\n`,
      ),
    ],
    [
      "python_env.yaml",
      textFile(() => "python: 3.12.7\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n"),
    ],
    ["requirements.txt", textFile(() => `mlflow==3.17.2\n${library.package}==${version}\nnumpy==2.3.4\n`)],
    [
      "input_example.json",
      textFile(() =>
        isNewer
          ? '{"columns": ["tenure", "plan", "calls", "region"], "data": [[12.0, "basic", 3.0, "north"], [48.0, "plus", 0.0, "west"]]}'
          : '{"columns": ["tenure", "plan", "calls"], "data": [[12.0, "basic", 3.0], [48.0, "plus", 0.0]]}',
      ),
    ],
    [
      weights,
      binaryFile(() => Uint8Array.from({ length: 48_213 }, (_, index) => Math.floor(hashNoise(5, index) * 256))),
    ],
  ])
}
