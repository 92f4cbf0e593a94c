import { useEffect, useSyncExternalStore } from "react"

import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { later } from "~/components/later"
import { VisuallyHidden } from "~/components/ui/VisuallyHidden"
import { visibleText } from "~/domain/text/visibleText"

import { STATE_WORDS, useSavings, type Saving } from "./savings"

// Most visits download nothing.
const SavingsList = later(() => import("./SavingsList").then((module) => module.SavingsList))

/** What is on its way to this computer, below all pages: nobody has to wait for it. */
export function SavingsRegion() {
  const { subscribe, all, close } = useSavings()
  const savings = useSyncExternalStore(subscribe, all)
  const isBusy = savings.some(({ state }) => state === "waiting" || state === "working")
  // Leaving would end it: the browser asks.
  useEffect(() => {
    if (!isBusy) return undefined
    const keep = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", keep)
    return () => window.removeEventListener("beforeunload", keep)
  }, [isBusy])
  const handleClose = (id: number) => {
    close(id)
    // The button that had the focus is gone.
    document.getElementById("main")?.focus()
  }
  return (
    <>
      {/* Always there: a live region that comes with its text is not read out. Without numbers: they change all the time. */}
      <VisuallyHidden>
        <span role="status" aria-label="State of the downloads">
          {savings.map(titleOf).join("; ")}
        </span>
      </VisuallyHidden>
      {savings.length > 0 && (
        <ErrorBoundary what="The downloads">
          <SavingsList savings={savings} onClose={handleClose} />
        </ErrorBoundary>
      )}
    </>
  )
}

const titleOf = ({ name, state }: Saving): string => `${STATE_WORDS[state]} ${visibleText(name)}`
