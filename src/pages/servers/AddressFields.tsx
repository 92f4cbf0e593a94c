import { useState } from "react"

import type { AddressForm } from "~/api/providers/addresses/addressForms"
import type { AddressReading } from "~/api/providers/addresses/reading"
import { Button } from "~/components/ui/Button"
import { TextField } from "~/components/ui/TextField"

import styles from "./AddServer.module.css"

type ServerReading = Extract<AddressReading, { kind: "server" }>

/** An address that people know in parts. */
export function AddressFields({
  form,
  known,
  onRead,
}: {
  form: AddressForm
  /** Of its fields, what was told already. */
  known: ReadonlyMap<string, string> | undefined
  /** False = it could not be added, and the address field says why. */
  onRead: (reading: ServerReading) => boolean
}) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(known ?? new Map())
  const [error, setError] = useState<string>()
  const submit = () => {
    const reading = form.read(values)
    setError(reading.kind === "wrong" ? reading.reason : undefined)
    if (reading.kind === "server" && onRead(reading)) setValues(new Map())
  }
  return (
    <details className={styles["fields"]} open={known !== undefined}>
      <summary>{form.title}</summary>
      <p>{form.warning}</p>
      <form
        aria-label={form.title}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {form.fields.map(({ name, label, example }) => (
          <TextField
            key={name}
            label={label}
            placeholder={example}
            value={values.get(name) ?? ""}
            onChange={(value) => setValues(new Map(values).set(name, value))}
            spellCheck={false}
            autoComplete="off"
          />
        ))}
        <Button type="submit">Add the workspace</Button>
      </form>
      {error !== undefined && (
        <p role="alert" className={styles["wrong"]}>
          {error}
        </p>
      )}
    </details>
  )
}
