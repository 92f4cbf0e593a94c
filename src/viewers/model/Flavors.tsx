import { KeyValueTable } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { visibleText } from "~/domain/text/visibleText"

import { Part } from "./Part"

/** All that is said of each flavor. */
export function Flavors({ model: { flavors }, level }: { model: ModelDescription; level: 2 | 3 }) {
  return flavors.map(({ name, facts }) => (
    <Part
      key={name}
      level={level}
      title={
        <>
          Flavor <UntrustedText text={name} />
        </>
      }
    >
      <KeyValueTable
        label={`Flavor ${visibleText(name)}`}
        rows={facts.map(([key, value]) => ({ key, value }))}
        empty={<p>Nothing more is said of it.</p>}
      />
    </Part>
  ))
}
