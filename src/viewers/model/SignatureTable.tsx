import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import type { SignaturePart } from "~/domain/artifacts/modelDescription"
import { formatCount } from "~/domain/format"

import styles from "./ModelView.module.css"

const SHOWN_AT_FIRST = 100
const LONGEST_TYPE = 2000
const TITLES: Readonly<Record<SignaturePart["name"], string>> = {
  inputs: "Inputs",
  outputs: "Outputs",
  params: "Params",
}

/** What a model takes, gives, or can be told. */
export function SignatureTable({ part: { name, fields } }: { part: SignaturePart }) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? fields : fields.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <table className={styles["table"]}>
        <caption>{TITLES[name]}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Shape</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field, index) => (
            // Names may be missing, or the same.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <tr key={index}>
              <th scope="row">{field.name === "" ? <i>unnamed</i> : <UntrustedText text={field.name} />}</th>
              <td>
                <UntrustedText text={field.type} max={LONGEST_TYPE} />
              </td>
              <td>
                <UntrustedText text={field.shape} />
              </td>
              <td>
                <UntrustedText text={field.note} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < fields.length && (
        <Button onClick={() => setAll(true)}>Show all {formatCount(fields.length)}</Button>
      )}
    </>
  )
}
