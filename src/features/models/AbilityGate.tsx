import type { ReactNode } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import type { Ability } from "~/api/backend"

/** A page for what this server does not have says so, with the reason, instead of asking for it. */
export function AbilityGate({ can, title, children }: { can: Ability; title: string; children: ReactNode }) {
  if (can === true) return children
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={can}>
        <p>Experiments and runs work as usual.</p>
      </EmptyState>
    </>
  )
}
