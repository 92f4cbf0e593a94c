/** A dataset's schema and profile as MLflow's client logs them: JSON texts that anyone may have written. */
export type DatasetShape = {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rowCount: number | undefined
}

export function datasetShape(schema: string, profile: string): DatasetShape {
  return { columns: columnsOf(parse(schema)), rowCount: rowsOf(parse(profile)) }
}

function columnsOf(schema: unknown): DatasetShape["columns"] {
  const spec = field(schema, "mlflow_colspec")
  if (Array.isArray(spec))
    return spec.map((column: unknown) => ({ name: text(field(column, "name")), type: typeOf(column) }))
  const tensors = field(schema, "mlflow_tensorspec")
  return tensorsOf(tensors, "features").concat(tensorsOf(tensors, "targets"))
}

/** `[{"tensor-spec": {"dtype": "float32", "shape": [-1, 4]}}]` in JSON text, under features and targets. */
function tensorsOf(tensors: unknown, part: string) {
  const written = field(tensors, part)
  const list: unknown = typeof written === "string" ? parse(written) : written
  if (!Array.isArray(list)) return []
  return list.map((tensor: unknown) => {
    const spec = field(tensor, "tensor-spec")
    const [dtype, shape] = [field(spec, "dtype"), field(spec, "shape")]
    const size = Array.isArray(shape) ? ` (${shape.join(", ")})` : ""
    return { name: text(field(tensor, "name")) || part, type: `${text(dtype)}${size}` }
  })
}

function typeOf(column: unknown): string {
  const type = field(column, "type")
  return typeof type === "string" ? type : text(field(type, "type"))
}

function rowsOf(profile: unknown): number | undefined {
  const rows = field(profile, "num_rows")
  if (typeof rows === "number") return rows
  // One shape, or one for each named array.
  const written = field(profile, "features_shape")
  const shape: unknown = Array.isArray(written) ? written : Object.values(written ?? {})[0]
  const first: unknown = Array.isArray(shape) ? shape[0] : undefined
  return typeof first === "number" ? first : undefined
}

const text = (value: unknown): string => (typeof value === "string" ? value : "")

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
