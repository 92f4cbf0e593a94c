import { useMemo } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import type { Environment } from "~/domain/artifacts/environment"
import { growTable } from "~/domain/artifacts/table"
import { formatCount } from "~/domain/format"
import { AnswerState } from "~/viewers/AnswerState"
import { DataTable } from "~/viewers/DataTable"
import { useFileAnswer, type FileReader } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./environment.worker.ts?worker&url"

const READER: FileReader<Environment> = {
  url: workerUrl,
  answerHere: () => async (question) => (await import("./environmentAnswer")).environmentAnswer(question),
  mostBytes: 2_000_000,
}

/** The packages that an environment is made of. */
export function EnvironmentView({ file }: ViewProps) {
  return (
    <AnswerState reading={useFileAnswer(file, READER)}>{(environment) => <Packages {...environment} />}</AnswerState>
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
