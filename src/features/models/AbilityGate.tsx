import type { ReactNode } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import type { Ability } from "~/api/backend"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

/** A page for what this server does not have says so, with the reason, instead of asking for it. */
export function AbilityGate({ can, title, children }: { can: Ability; title: string; children: ReactNode }) {
  return can === true ? children : <Refusal reason={can} title={title} />
}

function Refusal({ reason, title }: { reason: string; title: string }) {
  useDocumentTitle(title)
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={reason}>
        <p>Experiments and runs work as usual.</p>
      </EmptyState>
    </>
  )
}
