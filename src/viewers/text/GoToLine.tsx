import { useState } from "react"

import { TextField } from "~/components/ui/TextField"

import styles from "./Lines.module.css"

/** Enter goes to the line, and its number stays in the address. */
export function GoToLine({ onLine }: { onLine: (index: number) => void }) {
  const [written, setWritten] = useState("")
  return (
    <TextField
      className={styles["goTo"]}
      label="Go to line"
      isLabelHidden
      placeholder="Line"
      inputMode="numeric"
      value={written}
      onChange={(text) => setWritten(text.replace(/\D/g, "").slice(0, 9))}
      onKeyDown={(event) => {
        if (event.key === "Enter" && Number(written) > 0) onLine(Number(written) - 1)
      }}
    />
  )
}
