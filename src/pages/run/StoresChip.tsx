import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { presenceTone, presenceWords, type Presence } from "~/domain/linked/presence"
import { hasDifference } from "~/domain/linked/runDiff"
import type { Run } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { PairBadge } from "~/features/connections/PairBadge"
import { usePair, type Pair } from "~/features/connections/usePair"

import { inBoth, useOtherCopy, type RunInBoth } from "./useOtherCopy"
import { COUNTED_AT_FIRST, useRunDiff } from "./useRunDiff"

/** In the head of a run of a linked server: that it is linked, and which of the two stores holds the run. */
export function StoresChip({ run }: { run: Run }) {
  const { id: server } = useBackend()
  const pair = usePair(server)
  if (pair === undefined) return null
  return (
    <>
      <Link to={routes.run({ server, experimentId: run.experimentId, runId: run.id, tab: "linked" })}>
        <Chip run={run} pair={pair} />
      </Link>
      <PairBadge server={server} />
    </>
  )
}

function Chip({ run, pair }: { run: Run; pair: Pair }) {
  const backend = useBackend()
  const copy = useOtherCopy(run.id, pair)
  switch (copy.kind) {
    case "asking":
      return (
        <Badge>
          Asking <UntrustedText text={pair.other.label} max={40} />
        </Badge>
      )
    case "failed":
      return (
        <Badge tone="warn">
          <UntrustedText text={pair.other.label} max={40} /> cannot be asked
        </Badge>
      )
    case "absent":
      return <PresenceBadge pair={pair} presence={pair.side === "primary" ? "primary-only" : "mirror-only"} />
    case "found":
      return <FoundChip pair={pair} both={inBoth(pair, { backend, run }, copy)} />
  }
}

/** By the last values, params and tags; by files and points as far as the tab has read them. */
function FoundChip({ pair, both }: { pair: Pair; both: RunInBoth }) {
  const { sections } = useRunDiff(both, { asks: false, counted: COUNTED_AT_FIRST })
  return <PresenceBadge pair={pair} presence={hasDifference(sections) ? "differs" : "both"} />
}

const PresenceBadge = ({ pair: { link, labels }, presence }: { pair: Pair; presence: Presence }) => (
  <Badge tone={presenceTone(presence, link.mode)}>
    <UntrustedText text={presenceWords(presence, labels)} max={60} />
  </Badge>
)
