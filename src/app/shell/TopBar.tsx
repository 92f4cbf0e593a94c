import { CircleQuestionMark, Moon, PanelLeft, Search, Sun } from "lucide-react"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

import { dropFlag } from "~/app/urlFlags"
import { useCurrentPlace } from "~/app/useCurrentPlace"
import { IconButton } from "~/components/ui/IconButton"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"
import { SessionChip } from "~/features/connections/SessionChip"
import { setPreferences } from "~/hooks/preferences"

import { Breadcrumbs } from "./Breadcrumbs"
import { openHelp, openPalette } from "./dialogs"
import { Logo } from "./Logo"
import { setRailCollapsed, useRail } from "./railWidth"
import styles from "./TopBar.module.css"

export function TopBar({ theme, drawer }: { theme: "light" | "dark"; drawer: ReactNode | undefined }) {
  const { isCollapsed } = useRail()
  return (
    <header className={styles["bar"]}>
      {drawer ?? (
        <IconButton
          label={isCollapsed ? "Show the experiment tree" : "Hide the experiment tree"}
          aria-expanded={!isCollapsed}
          onClick={() => setRailCollapsed(!isCollapsed)}
        >
          <PanelLeft size={16} />
        </IconButton>
      )}
      <Link to={routes.home()} className={styles["logo"]} aria-label="Tracklight, start page">
        <Logo />
        <span>Tracklight</span>
      </Link>
      <Breadcrumbs />
      <button
        type="button"
        className={styles["palette"]}
        onClick={openPalette}
        aria-label="Search or paste a link"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search size={14} aria-hidden="true" />
        <span>Search or paste a link</span>
        <kbd>{isMac() ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      <Session />
      <IconButton label="Keyboard shortcuts" onClick={openHelp}>
        <CircleQuestionMark size={16} />
      </IconButton>
      <IconButton
        label={theme === "dark" ? "Use the light theme" : "Use the dark theme"}
        onClick={() => chooseTheme(theme)}
      >
        {theme === "dark" ? <Sun size={16} /> : <Moon size={16} />}
      </IconButton>
    </header>
  )
}

/** Of the server that the page shows. */
function Session() {
  const place = useCurrentPlace()
  const server = useServers().find(({ id }) => id === place?.server)
  return server === undefined ? null : <SessionChip server={server} />
}

function chooseTheme(current: "light" | "dark"): void {
  window.history.replaceState(window.history.state, "", dropFlag(window.location.href, "theme"))
  setPreferences({ theme: current === "dark" ? "light" : "dark" })
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)
