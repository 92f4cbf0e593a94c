import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { AnswerState } from "~/viewers/AnswerState"
import { useFileAnswer } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { InputExample } from "./InputExample"
import { MODEL_READER } from "./modelReader"
import styles from "./ModelView.module.css"
import { SignatureTable } from "./SignatureTable"

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
        <KeyValueTable label="About the model" rows={aboutRows(model, beside)} hasShortKeys />
        <section>
          <h2>Signature</h2>
          {model.signatureFault !== undefined && <p role="alert">{model.signatureFault}.</p>}
          {model.signature.length === 0 && model.signatureFault === undefined && (
            <p>None was logged: what the model takes and gives is not known.</p>
          )}
          {model.signature.map((part) => (
            <SignatureTable key={part.name} part={part} />
          ))}
        </section>
        {model.example !== "" && beside !== undefined && (
          <InputExample name={model.example} modelPath={path} beside={beside} />
        )}
        {model.flavors.map(({ name, facts }) => (
          <section key={name}>
            <h2>
              Flavor <UntrustedText text={name} />
            </h2>
            <KeyValueTable
              label={`Flavor ${visibleText(name)}`}
              rows={facts.map(([key, value]) => ({ key, value }))}
              empty={<p>Nothing more is said of it.</p>}
            />
          </section>
        ))}
      </div>
    </section>
  )
}

function aboutRows(model: ModelDescription, beside: ViewProps["beside"]): readonly KeyValueRow[] {
  const { runId, sizeBytes, environment, flavors } = model
  return [
    { key: "Flavors", value: flavors.map(({ name }) => name).join(", ") },
    ...(runId === ""
      ? []
      : [
          {
            key: "Run",
            value: runId,
            content: beside && (
              <SafeLink href={beside.runHref(runId)}>
                <UntrustedText text={runId} />
              </SafeLink>
            ),
          },
        ]),
    ...(sizeBytes === undefined ? [] : [{ key: "Size", value: formatBytes(sizeBytes), exact: String(sizeBytes) }]),
    ...(environment.length === 0 ? [] : [{ key: "Environment", value: environment.join(", ") }]),
    ...model.facts.map(([key, value]) => ({ key, value })),
  ]
}
