import { isKind, type PickleDict, type PickleValue } from "./pickleMachine"

/** What stands between two opcodes after an array of `joblib.dump`: its bytes, a pickle of its own, or nobody knows. */
export type JoblibArray =
  | { readonly kind: "bytes"; readonly sizeBytes: number; readonly isPadded: boolean; readonly words: string }
  | { readonly kind: "pickle"; readonly words: string }
  | { readonly kind: "unknown"; readonly reason: string }

/** Older versions of scikit-learn bring their own copy of joblib. */
const WRAPPER = /(?:^|\.)joblib\.numpy_pickle\.NumpyArrayWrapper$/
const HAS_OBJECTS = 1
/** `dtype.__reduce__`: version, order, ..., flags. */
const FLAGS = 7

/** After BUILD: whether joblib would read an array here (its numpy_pickle.py, `load_build` and `read_array`). */
export function joblibArrayOf(value: PickleValue): JoblibArray | undefined {
  if (!isKind(value, "object") || !WRAPPER.test(value.of)) return undefined
  if (!isKind(value.state, "dict")) return unknown("says nothing about itself")
  const shape = shapeOf(value.state)
  const type = typeOf(value.state.entries.get("dtype"))
  if (type === undefined) return unknown("has a type of values that is not known here")
  if (shape === undefined) return unknown("has no shape that can be")
  const of = `array of shape (${shape.join(", ")}${shape.length === 1 ? "," : ""}), ${type.name}`
  if (type.hasObjects) return { kind: "pickle", words: `${of}: a pickle of its own` }
  const sizeBytes = shape.reduce((product, length) => product * length, type.itemBytes)
  if (!Number.isSafeInteger(sizeBytes)) return unknown("claims to be longer than any file")
  const alignment = value.state.entries.get("numpy_array_alignment_bytes")
  const isPadded = typeof alignment === "number"
  if (!isPadded && alignment !== undefined && !isKind(alignment, "none"))
    return unknown("does not tell how it is aligned")
  return { kind: "bytes", sizeBytes, isPadded, words: of }
}

const unknown = (what: string): JoblibArray => ({ kind: "unknown", reason: `An array ${what}` })

const MOST_DIMENSIONS = 64

function shapeOf({ entries }: PickleDict): readonly number[] | undefined {
  const shape = entries.get("shape")
  if (!isKind(shape, "tuple") || shape.items.length > MOST_DIMENSIONS) return undefined
  const lengths = shape.items.filter(
    (length) => typeof length === "number" && Number.isSafeInteger(length) && length >= 0,
  )
  return lengths.length === shape.items.length ? lengths.map(Number) : undefined
}

type ItemType = { readonly name: string; readonly itemBytes: number; readonly hasObjects: boolean }

const NUMBERS: Readonly<Record<string, string>> = { i: "int", u: "uint", f: "float", c: "complex" }
const NAMES: Readonly<Record<string, string>> = {
  b: "bool",
  S: "bytes",
  a: "bytes",
  U: "text",
  M: "datetime64",
  m: "timedelta64",
  V: "records",
  O: "objects",
}
const UNICODE_BYTES = 4

function typeOf(dtype: PickleValue): ItemType | undefined {
  if (!isKind(dtype, "object") || dtype.of !== "numpy.dtype") return undefined
  const [code] = dtype.args
  const [, kind = "", digits = ""] = /^[<>=|]?([biufcSaUMmVO])(\d+)$/.exec(typeof code === "string" ? code : "") ?? []
  const count = Number(digits)
  const number = NUMBERS[kind]
  const name = number === undefined ? NAMES[kind] : `${number}${8 * count}`
  if (name === undefined || !Number.isSafeInteger(count)) return undefined
  return {
    name,
    hasObjects: kind === "O" || holdsObjects(dtype.state),
    itemBytes: kind === "U" ? count * UNICODE_BYTES : count,
  }
}

/** A record may have fields that are objects. */
function holdsObjects(state: PickleValue): boolean {
  const flags = isKind(state, "tuple") ? state.items[FLAGS] : undefined
  return typeof flags === "number" && (flags & HAS_OBJECTS) !== 0
}
