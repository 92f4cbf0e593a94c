import { UntrustedText } from "~/components/UntrustedText"
import type { ModelDescription, SignatureField, SignaturePart } from "~/domain/artifacts/modelDescription"

import { FieldTable, type Column } from "./FieldTable"
import { Part } from "./Part"

/** What a model takes, gives, and can be told. */
export function Signature({ model: { signature, signatureFault }, level }: { model: ModelDescription; level: 2 | 3 }) {
  return (
    <Part title="Signature" level={level}>
      {signatureFault !== undefined && <p role="alert">{signatureFault}.</p>}
      {signature.length === 0 && signatureFault === undefined && (
        <p>None was logged: what the model takes and gives is not known, and MLflow does not check what it is given.</p>
      )}
      {signature.map(({ name, fields }) => (
        <FieldTable key={name} caption={TITLES[name]} items={fields} columns={columnsOf({ name, fields })} />
      ))}
    </Part>
  )
}

const LONGEST_TYPE = 2000
const TITLES: Readonly<Record<SignaturePart["name"], string>> = {
  inputs: "Inputs",
  outputs: "Outputs",
  params: "Params",
}

const NAME: Column<SignatureField> = {
  title: "Name",
  cell: ({ name }) => (name === "" ? <i>unnamed</i> : <UntrustedText text={name} />),
}
const TYPE: Column<SignatureField> = {
  title: "Type",
  cell: ({ type }) => <UntrustedText text={type} max={LONGEST_TYPE} />,
}
const SHAPE: Column<SignatureField> = { title: "Shape", cell: ({ shape }) => <UntrustedText text={shape} /> }
const REQUIRED: Column<SignatureField> = {
  title: "Required",
  cell: ({ isRequired }) => (isRequired === undefined ? "" : isRequired ? "required" : "optional"),
}
const DEFAULT: Column<SignatureField> = {
  title: "Default",
  cell: ({ fallback }) => (fallback === undefined ? <i>none</i> : <UntrustedText text={fallback} />),
}

/** Only params have defaults, and only tensors and lists a shape. */
const columnsOf = ({ name, fields }: SignaturePart): readonly [Column<SignatureField>, ...Column<SignatureField>[]] => [
  NAME,
  TYPE,
  ...(fields.some(({ shape }) => shape !== "") ? [SHAPE] : []),
  ...(name === "params" ? [DEFAULT] : fields.some(({ isRequired }) => isRequired !== undefined) ? [REQUIRED] : []),
]
