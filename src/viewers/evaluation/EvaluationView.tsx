import { useMemo, useState } from "react"

import { Select } from "~/components/ui/Select"
import { readEvaluation, type Evaluation } from "~/domain/artifacts/evaluation"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { DataTable } from "~/viewers/DataTable"
import { Fault } from "~/viewers/Fault"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { CurveChart } from "./CurveChart"
import styles from "./EvaluationView.module.css"
import { evaluationTable } from "./evaluationTable"
import { MAX_EVALUATION_BYTES } from "./evaluationViewer"
import { Matrix } from "./Matrix"

const END = MAX_EVALUATION_BYTES + 1
const LONGEST_TITLE = 60

/** Confusion matrices and curves, drawn from the numbers of the file, with the numbers beside them. */
export function EvaluationView({ file }: ViewProps) {
  const state = useFileBytes(file, END)
  return (
    <ReadState state={state} end={END}>
      {({ bytes }) =>
        bytes.length > MAX_EVALUATION_BYTES ? (
          <Fault>{`This file is larger than ${formatBytes(MAX_EVALUATION_BYTES)}: view it as another kind.`}</Fault>
        ) : (
          <Results path={file.path} bytes={bytes} />
        )
      }
    </ReadState>
  )
}

function Results({ path, bytes }: { path: string; bytes: Uint8Array }) {
  const reading = useMemo(() => readEvaluation(path, new TextDecoder().decode(bytes)), [path, bytes])
  return reading.ok ? <Drawn found={reading.found} /> : <Fault>{reading.message}</Fault>
}

function Drawn({ found }: { found: readonly Evaluation[] }) {
  const [chosen, setChosen] = useState(0)
  const shown = found[chosen] ?? found[0]
  const table = useMemo(() => shown && evaluationTable(shown), [shown])
  if (shown === undefined || table === undefined) return null
  return (
    <section className={css["view"]} aria-label="Results of the evaluation">
      {found.length > 1 && (
        <div className={css["bar"]}>
          <Select
            label="Show"
            options={found.map(({ title }, index) => ({
              value: String(index),
              label: visibleText(title).slice(0, LONGEST_TITLE),
            }))}
            value={String(chosen)}
            onChange={(next) => setChosen(Number(next))}
          />
        </div>
      )}
      <div className={styles["both"]}>
        <div className={styles["drawn"]}>
          {shown.kind === "matrix" ? <Matrix matrix={shown} /> : <CurveChart drawn={shown} />}
        </div>
        <div className={styles["table"]}>
          <DataTable key={chosen} label="Numbers of the file" table={table} />
        </div>
      </div>
    </section>
  )
}
