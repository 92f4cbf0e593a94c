import { signatureFields } from "~/domain/artifacts/modelDescription"

import { pythonValue, quoted } from "./code"
import { pythonInput } from "./pythonInput"
import { needsPyfunc, python, say, shell, type ServerLines, type UsedModel, type Way } from "./way"

export const pythonWays = (model: UsedModel, server: ServerLines): readonly Way[] => [
  pyfuncWay(model, server),
  ...flavorWays(model, server),
  sparkWay(model, server),
]

function pyfuncWay(model: UsedModel, server: ServerLines): Way {
  const { imports, code } = pythonInput(model.input, model.description)
  const params = model.input.params === undefined ? "" : `, params=${pythonValue(model.input.params)}`
  return {
    id: "pyfunc",
    group: "From Python",
    label: "Load and predict",
    reasonNot: needsPyfunc(model),
    steps: [
      python(
        `The same for every kind of model. ${inputRemark(model)}`,
        script(
          imports,
          server,
          `model = mlflow.pyfunc.load_model(${quoted(model.uri)})\n${code}\nprint(model.predict(data${params}))`,
        ),
      ),
      python(
        "The packages it was logged with: install the file that this names with pip install -r.",
        script([], server, `print(mlflow.pyfunc.get_model_dependencies(${quoted(model.uri)}))`),
      ),
    ],
  }
}

/** Where the values of the snippet come from. */
export function inputRemark({ input: { from, shown, isCut } }: UsedModel): string {
  if (shown.kind === "file") return "The model takes more than fits here: bring your own file."
  if (from === "nothing") return "What the model takes is not known: put your own columns and values in."
  if (from === "signature") return "The columns are those of the signature, the values are examples of their types."
  return isCut
    ? "The rows are the first of the input example."
    : "The input is the example that was logged with the model."
}

/** `import mlflow` first, as everybody writes it. */
export function script(imports: readonly string[], server: ServerLines, body: string): string {
  const lines = [...imports].sort((a, b) => Number(a.startsWith("from")) - Number(b.startsWith("from")))
  return `import mlflow\n${lines.map((line) => `${line}\n`).join("")}\n${server.python}\n\n${body}`
}

/** Kinds whose `predict` takes what pyfunc's takes. */
const PREDICT = new Set(["sklearn", "xgboost", "lightgbm", "catboost", "prophet", "tensorflow", "keras"])
/** Modules of MLflow that load a model of their name. A name that is not here stands in no code. */
const LOADED = new Set([
  ...PREDICT,
  "pytorch",
  "onnx",
  "spark",
  "statsmodels",
  "pmdarima",
  "transformers",
  "sentence_transformers",
  "spacy",
  "h2o",
  "paddle",
  "langchain",
  "llama_index",
  "openai",
  "dspy",
  "diviner",
  "johnsnowlabs",
])

function flavorWays(model: UsedModel, server: ServerLines): readonly Way[] {
  const flavor = model.description?.flavors.find(({ name }) => LOADED.has(name))
  if (flavor === undefined) return []
  const load = `model = mlflow.${flavor.name}.load_model(${quoted(model.uri)})`
  const { imports, code } = pythonInput(model.input, model.description)
  const step = predicts(flavor)
    ? python(
        `The object of the library itself, with all that it can do; nothing compares the input with the signature. ${inputRemark(model)}`,
        script(imports, server, `${load}\n${code}\nprint(model.predict(data))`),
      )
    : python(
        "The object of the library itself, with all that it can do; how it is asked is the library's own way.",
        script([], server, `${load}\nprint(type(model))`),
      )
  return [{ id: "flavor", group: "From Python", label: `As ${flavor.name} loads it`, steps: [step] }]
}

/** A booster of XGBoost wants a matrix of its own; what its scikit-learn classes logged takes a table. */
const predicts = ({ name, facts }: Flavor): boolean =>
  PREDICT.has(name) && !facts.some(([key, value]) => key === "model_class" && value.endsWith("Booster"))

type Flavor = NonNullable<UsedModel["description"]>["flavors"][number]

const SPARK_TYPES = new Map([
  ["long", "long"],
  ["integer", "int"],
  ["double", "double"],
  ["float", "float"],
  ["string", "string"],
  ["boolean", "boolean"],
  ["int64", "long"],
  ["int32", "int"],
  ["float64", "double"],
  ["float32", "float"],
  ["bool", "boolean"],
  ["str", "string"],
])

function sparkWay(model: UsedModel, server: ServerLines): Way {
  const columns = sparkColumns(model)
  const type = resultType(model)
  const result = type === undefined ? "" : `, result_type="${type}"`
  return {
    id: "spark",
    group: "From Python",
    label: "Batch scoring with Spark",
    reasonNot: needsPyfunc(model),
    steps: [
      python(
        `A function of Spark over the columns that the model takes${columns.isKnown ? "" : " (put in your own)"}: tables of any size are scored where they are.`,
        script(
          ["from pyspark.sql import SparkSession", "from pyspark.sql.functions import struct"],
          server,
          `spark = SparkSession.builder.getOrCreate()
predict = mlflow.pyfunc.spark_udf(spark, ${quoted(model.uri)}${result}, env_manager="local")

data = spark.read.parquet("data.parquet")
scored = data.withColumn("prediction", predict(${columns.code}))
scored.write.mode("overwrite").parquet("scored.parquet")`,
        ),
      ),
      shell("It needs Spark and a Java; clusters have them.", "pip install pyspark"),
      say(
        'With env_manager="virtualenv" every worker installs the packages that the model was logged with, instead of using those that are there.',
      ),
    ],
  }
}

function sparkColumns({ description, input: { shown } }: UsedModel): { code: string; isKnown: boolean } {
  const inputs = signatureFields(description, "inputs")
  const names = inputs.length > 0 ? inputs.map(({ name }) => name) : shown.kind === "rows" ? shown.columns : []
  const named = names.filter((name) => name !== "")
  if (named.length === 0) return { code: 'struct("features")', isKnown: false }
  if (named.length > MOST_COLUMNS) return { code: "struct(*data.columns)", isKnown: true }
  return { code: `struct(${named.map(sparkColumn).join(", ")})`, isKnown: named[0] !== "<column>" }
}

const MOST_COLUMNS = 40

/** A dot in a name means a field of a struct, unless it stands in backquotes. */
const sparkColumn = (name: string): string => quoted(/^[\w ]+$/.test(name) ? name : `\`${name.replaceAll("`", "``")}\``)

function resultType({ description }: UsedModel): string | undefined {
  const outputs = signatureFields(description, "outputs")
  const [only, ...others] = outputs
  // "(-1)" is one number a row; more of them are a list.
  if (only === undefined || others.length > 0 || !/^(|\(-1\))$/.test(only.shape)) return undefined
  return SPARK_TYPES.get(only.type)
}
