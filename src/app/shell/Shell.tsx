import { Outlet, useLocation } from "react-router-dom"

import { useRootAttributes } from "~/app/useRootAttributes"
import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { ToastsProvider } from "~/components/feedback/Toasts"
import { TouchTitles } from "~/components/ui/TouchTitles"
import { SavingsRegion } from "~/features/artifact-browser/SavingsRegion"
import { SignInDialog } from "~/features/connections/SignInDialog"

import { Rail } from "./Rail"
import { RailDrawer } from "./RailDrawer"
import { useRail } from "./railWidth"
import { ShellKeys } from "./ShellKeys"
import styles from "./Shell.module.css"
import { TopBar } from "./TopBar"
import { useMediaQuery } from "./useMediaQuery"

const NARROW = "(max-width: 52em)"

/** What stays while pages change. Inside a portal (`embed=1`) only the page itself. */
export function Shell() {
  const { isEmbedded, theme } = useRootAttributes()
  const isNarrow = useMediaQuery(NARROW)
  const { width, isCollapsed } = useRail()
  const hasRail = !isEmbedded && !isNarrow && !isCollapsed
  return (
    <div className={styles["shell"]} data-embedded={isEmbedded || undefined}>
      <ToastsProvider>
        {!isEmbedded && (
          <>
            <a className={styles["skip"]} href="#main" onClick={focusMain}>
              Skip to the page
            </a>
            <TopBar theme={theme} drawer={isNarrow ? <RailDrawer /> : undefined} />
            <ShellKeys />
          </>
        )}
        <div
          className={styles["below"]}
          style={hasRail ? { gridTemplateColumns: `${width}px minmax(0, 1fr)` } : undefined}
        >
          {hasRail && <Rail />}
          <main id="main" tabIndex={-1} className={styles["main"]}>
            <Page />
          </main>
        </div>
      </ToastsProvider>
      <SavingsRegion />
      <SignInDialog />
      <TouchTitles />
    </div>
  )
}

/** A broken page keeps the shell, and the next page starts whole. */
function Page() {
  const { pathname } = useLocation()
  return (
    <ErrorBoundary key={pathname} what="This page" isPage>
      <Outlet />
    </ErrorBoundary>
  )
}

/** The hash is the router's, so the link cannot simply point into the page. */
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById("main")?.focus()
}
