import { ArrowDown } from "lucide-react"

import { Button } from "~/components/ui/Button"

import { LINEAGE_PLACE } from "./lineagePlace"

/** Down to the lineage on the same page, where the arrow keys go on from what the page is about. */
export const ToLineage = () => (
  <Button kind="quiet" icon={<ArrowDown size={14} aria-hidden="true" />} onClick={show}>
    Lineage
  </Button>
)

function show(): void {
  const place = document.getElementById(LINEAGE_PLACE)
  place?.scrollIntoView()
  place?.querySelector<HTMLElement>("a[aria-current]")?.focus({ preventScroll: true })
}
