import type { JsonNode } from "./parseJson"

/** What an `MLmodel` file says of a model. */
export type ModelDescription = {
  readonly flavors: readonly Flavor[]
  readonly signature: readonly SignaturePart[]
  /** What is wrong with the signature, where it cannot be read. */
  readonly signatureFault: string | undefined
  /** Whatever has no place of its own here. */
  readonly facts: Facts
  /** Of Python, which ran when it was logged; "" = not said. */
  readonly pythonVersion: string
  /** Of the client that logged it; "" = not said. */
  readonly mlflowVersion: string
  readonly loggedAtMs: number | undefined
  /** As it was logged: below its run, or `models:/<id>`. */
  readonly artifactPath: string
  readonly runId: string
  readonly sizeBytes: number | undefined
  /** Path of the input example, beside the file. */
  readonly example: string
  /** Path of the same example as a scoring server takes it; "" before MLflow 2.13. */
  readonly servingExample: string
  /** Paths of the files of its environment, beside the file. */
  readonly environment: readonly string[]
}

export type Flavor = {
  readonly name: string
  /** Of the library that made it; "" = not said. */
  readonly version: string
  readonly facts: Facts
}
export type Facts = readonly (readonly [key: string, value: string])[]
export type SignaturePart = {
  readonly name: "inputs" | "outputs" | "params"
  readonly fields: readonly SignatureField[]
}
export type SignatureField = {
  readonly name: string
  readonly type: string
  /** "(-1, 28, 28)"; "" = a single value. */
  readonly shape: string
  /** Undefined where it is not said. */
  readonly isRequired: boolean | undefined
  /** As it is written; undefined = it has none. */
  readonly fallback: string | undefined
  /** Its default, or a value of its type; undefined where that would be too large to look at. */
  readonly sample: JsonNode | undefined
}

/** The fields of one part of its signature; none where nothing is known of them. */
export const signatureFields = (
  model: Pick<ModelDescription, "signature"> | undefined,
  part: SignaturePart["name"],
): readonly SignatureField[] => model?.signature.find(({ name }) => name === part)?.fields ?? []
