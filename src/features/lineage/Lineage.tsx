import type { Backend } from "~/api/backend"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import type { LineageSubject } from "~/domain/lineage/lineage"

import { LineageGraph } from "./LineageGraph"
import { LineageSkeleton } from "./LineageSkeleton"
import { useLineage } from "./useLineage"

/** Dataset, run, logged model, version, alias: what a model is made of, and where it went. */
export function Lineage({ backend, subject }: { backend: Backend; subject: LineageSubject }) {
  const { lineage, error, isAsking, askAgain } = useLineage(backend, subject)
  if (lineage === undefined) return <LineageSkeleton />
  return (
    <>
      {error !== undefined && (
        <ErrorNotice error={error} what="A part of the lineage" onRetry={askAgain} isRetrying={isAsking} isCompact />
      )}
      <LineageGraph lineage={lineage} />
    </>
  )
}
