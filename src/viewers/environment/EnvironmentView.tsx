import { useMemo } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import type { Environment } from "~/domain/artifacts/environment"
import { growTable } from "~/domain/artifacts/table"
import { formatCount } from "~/domain/format"
import { AnswerState } from "~/viewers/AnswerState"
import { DataTable } from "~/viewers/DataTable"
import { useFileAnswer } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { ENVIRONMENT_READER } from "./environmentReader"

/** The packages that an environment is made of. */
export function EnvironmentView({ file }: ViewProps) {
  return (
    <AnswerState reading={useFileAnswer(file, ENVIRONMENT_READER)}>
      {(environment) => <Packages {...environment} />}
    </AnswerState>
  )
}

function Packages({ facts, packages }: Environment) {
  const table = useMemo(() => {
    const builder = growTable(["Package", "Version", "From", "Note"], ["text", "text", "text", "text"])
    builder.add(packages.map(({ name, version, from, note }) => [name, version || "any", from, note || undefined]))
    return builder.table()
  }, [packages])
  return (
    <section className={css["view"]} aria-label="Packages of the environment">
      {facts.length > 0 && (
        <div className={css["pairs"]}>
          <KeyValueTable label="The environment" rows={facts.map(([key, value]) => ({ key, value }))} hasShortKeys />
        </div>
      )}
      <DataTable label="Packages" table={table} />
      <p className={css["note"]}>
        {formatCount(packages.length)} {packages.length === 1 ? "package" : "packages"}
      </p>
    </section>
  )
}
