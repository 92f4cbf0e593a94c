import { useState } from "react"

import { SandboxPage } from "~/components/sandbox/SandboxPage"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import type { NotebookOutput } from "~/domain/artifacts/notebook"
import { formatCount } from "~/domain/format"

import { CodeText } from "./CodeText"
import styles from "./NotebookView.module.css"
import { WideText } from "./WideText"

const SHOWN_CHARACTERS = 20_000

/** What a cell left behind. Only a picture's own data is ever its address, so it calls nobody. */
export function CellOutput({ output }: { output: NotebookOutput }) {
  switch (output.kind) {
    case "text":
      return <Text text={output.text} isError={output.isError} />
    case "picture":
      return <img src={output.address} alt="Output of the cell" />
    case "page":
      return <SandboxPage html={output.html} label="Output of the cell" isFitted />
    case "other":
      return (
        <p className={styles["other"]}>
          Output that is not shown: <UntrustedText text={output.types.join(", ") || "of no known kind"} />
        </p>
      )
  }
}

function Text({ text, isError }: { text: string; isError: boolean }) {
  const [isAll, setAll] = useState(text.length <= SHOWN_CHARACTERS)
  return (
    <>
      <WideText label="Output of the cell" isError={isError}>
        <CodeText text={isAll ? text : text.slice(0, SHOWN_CHARACTERS)} />
      </WideText>
      {!isAll && <Button onClick={() => setAll(true)}>Show all {formatCount(text.length)} characters</Button>}
    </>
  )
}
