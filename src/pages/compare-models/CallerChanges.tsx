import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { signatureChanges, type SignatureChange } from "~/domain/model-compare/signatureChanges"
import { hasSignature } from "~/domain/model-compare/signatureFields"
import { Section } from "~/features/models/Section"

import styles from "./CompareModelsPage.module.css"
import { valueOf } from "./known"
import type { ComparedModel } from "./useComparedModels"
import { titleOf } from "./VersionHead"

/** What those who call the baseline meet when they are given another version. */
export function CallerChanges({ models: [baseline, ...others] }: { models: readonly ComparedModel[] }) {
  if (baseline === undefined) return null
  return (
    <Section title={`What changes for callers of ${titleOf(baseline)}`}>
      <ul className={styles["changes"]}>
        {others.map((other) => (
          <li key={other.text}>
            <Changes baseline={baseline} other={other} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Pair = { baseline: ComparedModel; other: ComparedModel }

function Changes({ baseline, other }: Pair) {
  const [before, after] = [valueOf(baseline.files)?.description, valueOf(other.files)?.description]
  const changes = before && after && signatureChanges(before, after)
  const breaking = changes?.filter(({ isBreaking }) => isBreaking).length ?? 0
  return (
    <>
      <strong>{titleOf(other)}</strong>{" "}
      {changes === undefined ? (
        <Unknown baseline={baseline} other={other} />
      ) : (
        <Verdict breaking={breaking} all={changes.length} />
      )}
      {changes !== undefined && changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <Change key={`${change.part} ${change.field} ${change.what}`} change={change} />
          ))}
        </ul>
      )}
    </>
  )
}

function Verdict({ breaking, all }: { breaking: number; all: number }) {
  if (breaking > 0)
    return <Badge tone="bad">{breaking === 1 ? "1 breaking change" : `${breaking} breaking changes`}</Badge>
  return <span>{all === 0 ? "takes and gives the same" : "breaks nothing"}</span>
}

function Unknown({ baseline, other }: Pair) {
  const isWaiting = [baseline, other].some(({ files }) => files.state === "waiting")
  if (isWaiting) return <span role="status">reading the signatures…</span>
  const without = [baseline, other].find(({ files }) => {
    const found = valueOf(files)
    return found === undefined || !hasSignature(found.description)
  })
  return <span>cannot be said: no signature of {without && titleOf(without)} can be read</span>
}

const PART_NAMES = { inputs: "input", outputs: "output", params: "param" } as const

const Change = ({ change: { part, field, what, isBreaking } }: { change: SignatureChange }) => (
  <li>
    {isBreaking && <b>Breaking: </b>}
    {PART_NAMES[part]} <UntrustedText text={field} /> <UntrustedText text={what} />
  </li>
)
