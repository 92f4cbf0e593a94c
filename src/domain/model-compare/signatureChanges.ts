import type { ModelDescription, SignatureField } from "~/domain/artifacts/modelDescription"

import { fieldsOf, hasSignature, isOptional, PARTS, typeOf, type PartName } from "./signatureFields"

export type SignatureChange = {
  readonly part: PartName
  readonly field: string
  /** Goes on after the name of the field: "is new and required". */
  readonly what: string
  /** Whoever calls the baseline may fail, or be answered something else. */
  readonly isBreaking: boolean
}

type Signed = Pick<ModelDescription, "signature" | "signatureFault">
type Told = Pick<SignatureChange, "what" | "isBreaking">

/** What changes for those who call the baseline; undefined where one of the two has no signature. */
export function signatureChanges(baseline: Signed, other: Signed): readonly SignatureChange[] | undefined {
  if (!hasSignature(baseline) || !hasSignature(other)) return undefined
  const changes = PARTS.flatMap((part) => {
    const [before, after] = [fieldsOf(baseline, part), fieldsOf(other, part)]
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((field): SignatureChange[] =>
      told(part, before.get(field), after.get(field)).map((one) => ({ part, field, ...one })),
    )
  })
  return [...changes.filter(({ isBreaking }) => isBreaking), ...changes.filter(({ isBreaking }) => !isBreaking)]
}

function told(part: PartName, before: SignatureField | undefined, after: SignatureField | undefined): readonly Told[] {
  if (after === undefined) return before === undefined ? [] : [{ what: "is gone", isBreaking: true }]
  if (before === undefined) return [added(part, after)]
  return [typeChange(part, before, after), needChange(part, before, after), defaultChange(part, before, after)].filter(
    (change) => change !== undefined,
  )
}

function added(part: PartName, field: SignatureField): Told {
  if (part === "inputs")
    return isOptional(field)
      ? { what: "is new and optional", isBreaking: false }
      : { what: "is new and required", isBreaking: true }
  return { what: "is new", isBreaking: false }
}

/** What MLflow itself takes for the wider type: everything else it refuses, or reads as something else. */
const WIDER = new Set(["integer long", "integer double", "float double"])

function typeChange(part: PartName, before: SignatureField, after: SignatureField): Told | undefined {
  const [from, to] = [typeOf(before), typeOf(after)]
  if (from === to) return undefined
  const isWider = part === "inputs" && WIDER.has(`${from} ${to}`)
  return { what: `was ${from} and is ${to}${isWider ? ", which takes both" : ""}`, isBreaking: !isWider }
}

function needChange(part: PartName, before: SignatureField, after: SignatureField): Told | undefined {
  if (part === "params" || isOptional(before) === isOptional(after)) return undefined
  // An input that may be missing asks for less; an output that may be missing gives less.
  const what = isOptional(after) ? "is optional now" : "is required now"
  return { what, isBreaking: isOptional(after) === (part === "outputs") }
}

function defaultChange(part: PartName, before: SignatureField, after: SignatureField): Told | undefined {
  if (part !== "params" || before.fallback === after.fallback) return undefined
  const [from, to] = [before.fallback ?? "nothing", after.fallback ?? "nothing"]
  return { what: `is ${to} unless told, and was ${from}`, isBreaking: false }
}
