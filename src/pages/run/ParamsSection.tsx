import { KeyValueTable } from "~/components/KeyValueTable"
import type { Run } from "~/domain/runs/run"

import { countOf } from "./MetricsSection"
import { byKey, matching } from "./runParts"
import { Nothing, Section } from "./Section"

export function ParamsSection({ run: { params }, search }: { run: Run; search: string }) {
  const shown = matching(byKey(params), search)
  return (
    <Section title="Params" count={countOf(shown.length, params.length)}>
      <KeyValueTable
        label="Params"
        rows={shown}
        empty={<Nothing>{params.length === 0 ? "No params logged." : `No param holds “${search}”.`}</Nothing>}
      />
    </Section>
  )
}
