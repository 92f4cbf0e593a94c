import {
  signatureFields,
  type ModelDescription,
  type SignatureField,
  type SignaturePart,
} from "~/domain/artifacts/modelDescription"

export const PARTS = ["inputs", "outputs", "params"] as const
export type PartName = SignaturePart["name"]

type Signed = Pick<ModelDescription, "signature" | "signatureFault">

/** What was never written down, or cannot be read, can be compared with nothing. */
export const hasSignature = ({ signature, signatureFault }: Signed): boolean =>
  signature.length > 0 && signatureFault === undefined

/** The fields of a part by name. What has no name goes by its place; of two with one name the second says so. */
export function fieldsOf(model: Signed, part: PartName): ReadonlyMap<string, SignatureField> {
  const fields = new Map<string, SignatureField>()
  for (const [index, field] of signatureFields(model, part).entries()) {
    const name = field.name === "" ? `unnamed ${index + 1}` : field.name
    fields.set(fields.has(name) ? `${name} (${index + 1})` : name, field)
  }
  return fields
}

/** Where nothing is said it has to be given, as before MLflow 2.6. */
export const isOptional = ({ isRequired }: SignatureField): boolean => isRequired === false

export const typeOf = ({ type, shape }: SignatureField): string => (shape === "" ? type : `${type} ${shape}`)

/** A field in a few words: `double, optional`, `float32 (-1, 28, 28)`, `integer, 10 unless told`. */
export function fieldText(field: SignatureField, part: PartName): string {
  if (part === "params") return `${typeOf(field)}, ${field.fallback ?? "nothing"} unless told`
  return isOptional(field) ? `${typeOf(field)}, optional` : typeOf(field)
}
