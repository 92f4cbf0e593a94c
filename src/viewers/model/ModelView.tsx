import type { KeyValueRow } from "~/components/KeyValueTable"
import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { AnswerState } from "~/viewers/AnswerState"
import { useFileAnswer } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { Flavors } from "./Flavors"
import { InputExample } from "./InputExample"
import { ModelFacts } from "./ModelFacts"
import { MODEL_READER } from "./modelReader"
import styles from "./ModelView.module.css"
import { Signature } from "./Signature"

/** What a model is: its flavors, what it takes and gives, what it needs. */
export function ModelView({ file, beside }: ViewProps) {
  const reading = useFileAnswer(file, MODEL_READER)
  return (
    <AnswerState reading={reading}>{(model) => <Model model={model} path={file.path} beside={beside} />}</AnswerState>
  )
}

function Model({ model, path, beside }: { model: ModelDescription; path: string; beside: ViewProps["beside"] }) {
  return (
    <section className={css["view"]} aria-label="Model">
      <div className={styles["page"]}>
        <ModelFacts model={model} more={runRow(model.runId, beside)} />
        <Signature model={model} level={2} />
        {model.example !== "" && beside !== undefined && (
          <InputExample name={model.example} modelPath={path} beside={beside} />
        )}
        <Flavors model={model} level={2} />
      </div>
    </section>
  )
}

function runRow(runId: string, beside: ViewProps["beside"]): readonly KeyValueRow[] {
  if (runId === "") return []
  const content = beside && (
    <SafeLink href={beside.runHref(runId)}>
      <UntrustedText text={runId} />
    </SafeLink>
  )
  return [{ key: "Run", value: runId, content }]
}
