import { useState } from "react"

import { Markdown } from "~/components/Markdown"
import { UntrustedText } from "~/components/UntrustedText"
import type { Experiment } from "~/domain/experiments/experiment"
import { firstWords } from "~/domain/text/firstWords"

import styles from "./ExperimentNote.module.css"
import { noteOf } from "./note"

/** The description, folded to its first lines; nothing at all where there is none. */
export function ExperimentNote({ experiment }: { experiment: Experiment }) {
  const [isOpen, setOpen] = useState(false)
  const note = noteOf(experiment).trim()
  if (note === "") return null
  return (
    <details className={styles["note"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{isOpen ? "Description" : <UntrustedText text={firstWords(note) || "Description"} />}</summary>
      {/* The reader of markdown is a chunk of its own: not before someone wants to read. */}
      {isOpen && <Markdown headingLevel={2} text={note} />}
    </details>
  )
}
