import { Menu } from "lucide-react"
import { useState } from "react"
import { useLocation } from "react-router-dom"

import { later } from "~/components/later"

import styles from "./RailDrawer.module.css"

// Wide screens never need it, and it is not small.
const RailDrawerPopup = later(() => import("./RailDrawerPopup").then((module) => module.RailDrawerPopup))

/** On a narrow screen the rail comes in from the side and goes when a link was followed. */
export function RailDrawer() {
  const { pathname } = useLocation()
  const [openAt, setOpenAt] = useState<string>()
  const isOpen = openAt === pathname
  return (
    <>
      <button
        type="button"
        aria-label="Experiments and pages"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={styles["trigger"]}
        onClick={() => setOpenAt(pathname)}
      >
        <Menu size={18} aria-hidden="true" />
      </button>
      {isOpen && <RailDrawerPopup onClose={() => setOpenAt(undefined)} />}
    </>
  )
}
