import { Link, NavLink, useLocation } from "react-router-dom"

import { useCurrentPlace } from "~/app/useCurrentPlace"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"

import styles from "./Rail.module.css"
import { RailResizer } from "./RailResizer"
import { RailTree } from "./RailTree"

export function Rail() {
  return (
    <aside className={styles["rail"]} aria-label="Experiments">
      <RailContent />
      <RailResizer />
    </aside>
  )
}

/** The same in the rail and in the drawer of a narrow screen. */
export function RailContent() {
  return (
    <>
      <Tabs />
      <RailTree />
      <nav className={styles["foot"]} aria-label="More">
        <NavLink to={routes.servers()}>Servers</NavLink>
        <NavLink to={routes.settings()}>Settings</NavLink>
      </nav>
    </>
  )
}

function Tabs() {
  const { pathname } = useLocation()
  const place = useCurrentPlace()
  const [first] = useServers()
  const server = place?.server ?? first?.id
  const tab = tabOf(pathname)
  const current = (name: typeof tab) => (tab === name ? ("page" as const) : undefined)
  return (
    <nav className={styles["tabs"]} aria-label="Main">
      <Link
        to={server === undefined ? routes.servers() : routes.experiments(server)}
        aria-current={current("experiments")}
      >
        Experiments
      </Link>
      <Link to={server === undefined ? routes.servers() : routes.models(server)} aria-current={current("models")}>
        Models
      </Link>
      <Link to={routes.home()} aria-current={current("home")}>
        Home
      </Link>
    </nav>
  )
}

function tabOf(pathname: string): "experiments" | "models" | "home" | undefined {
  if (pathname === "/") return "home"
  const noun = /^\/s\/[^/]+\/([^/]+)/.exec(pathname)?.[1]
  if (noun === "models" || noun === "logged-models") return "models"
  return noun === undefined ? undefined : "experiments"
}
