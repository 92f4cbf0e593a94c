import { signatureFields, type ModelDescription, type SignatureField } from "~/domain/artifacts/modelDescription"
import type { JsonNode } from "~/domain/artifacts/parseJson"

import { pythonValue, quoted } from "./code"
import { isTensor, type ScoringInput } from "./scoringInput"

/** Lines that give `data` a value. */
export type PythonInput = { readonly imports: readonly string[]; readonly code: string }

const PANDAS = "import pandas as pd"
const NUMPY = "import numpy as np"

/** The input as `predict` takes it, in the types that the signature asks for: MLflow refuses an int64 for an integer. */
export function pythonInput({ shown }: ScoringInput, description: ModelDescription | undefined): PythonInput {
  const fields = signatureFields(description, "inputs")
  switch (shown.kind) {
    case "rows":
      return { imports: [PANDAS], code: frame(shown, fields) }
    case "value":
      return value(shown.value, fields)
    case "file":
      return ownData(fields)
  }
}

type Rows = Extract<ScoringInput["shown"], { kind: "rows" }>

function frame({ columns, rows }: Rows, fields: readonly SignatureField[]): string {
  const types = columns.flatMap((column, index) => {
    const type = castOf(
      fields.find(({ name }) => name === column)?.type,
      rows.map((row) => row[index]),
    )
    return type === undefined ? [] : [`${quoted(column)}: "${type}"`]
  })
  const data = rows.map((row) => `        [${row.map(pythonValue).join(", ")}],`).join("\n")
  return `data = pd.DataFrame(
    [
${data}
    ],
    columns=[${columns.map(quoted).join(", ")}],
)${types.length === 0 ? "" : `.astype({${types.join(", ")}})`}`
}

/** What pandas would not choose by itself from the numbers as they are written. */
function castOf(type: string | undefined, values: readonly (JsonNode | undefined)[]): string | undefined {
  if (values.some((node) => node?.kind === "word" && node.text === "null")) return undefined
  if (type === "integer") return "int32"
  if (type === "float") return "float32"
  if (type === "datetime") return "datetime64[ns]"
  if (type === "double")
    return values.every((node) => node?.kind === "number" && /^-?\d+$/.test(node.text)) ? "float64" : undefined
  return undefined
}

function value(node: JsonNode, fields: readonly SignatureField[]): PythonInput {
  const [first] = fields
  if (first !== undefined && first.name === "" && isTensor(first))
    return { imports: [NUMPY], code: `data = ${array(node, first)}` }
  if (node.kind === "object" && fields.some(isTensor)) {
    const entries = node.entries.map(({ key, value: inner }) => {
      const own = fields.find(({ name }) => name === key)
      return `    ${quoted(key)}: ${own === undefined ? pythonValue(inner) : array(inner, own)},`
    })
    return { imports: [NUMPY], code: `data = {\n${entries.join("\n")}\n}` }
  }
  // Without a signature nothing turns lists of numbers into what most models were trained with.
  if (fields.length === 0 && isNumbers(node)) return { imports: [NUMPY], code: `data = np.array(${pythonValue(node)})` }
  return { imports: [], code: `data = ${pythonValue(node)}` }
}

const array = (node: JsonNode, { type }: SignatureField): string =>
  `np.array(${pythonValue(node)}, dtype=${quoted(type)})`

const isNumbers = (node: JsonNode): boolean =>
  node.kind === "array" &&
  node.elements.length > 0 &&
  node.elements.every((inner) => inner.kind === "number" || isNumbers(inner))

function ownData(fields: readonly SignatureField[]): PythonInput {
  const [first, ...others] = fields
  if (first === undefined || !isTensor(first))
    return { imports: [PANDAS], code: 'data = pd.read_csv("data.csv")  # the columns of the signature' }
  if (first.name === "" && others.length === 0) return { imports: [NUMPY], code: `data = ${zeros(first)}` }
  const entries = fields.map((own) => `    ${quoted(own.name)}: ${zeros(own)},`)
  return { imports: [NUMPY], code: `data = {\n${entries.join("\n")}\n}` }
}

/** The shape is text of the server and stands in code unquoted: numbers or nothing. Any number of rows is one. */
const zeros = ({ shape, type }: SignatureField): string =>
  `np.zeros(${/^\(-?\d+(, -?\d+)*\)$/.test(shape) ? shape.replaceAll("-1", "1") : "(1,)"}, dtype=${quoted(type)})`
