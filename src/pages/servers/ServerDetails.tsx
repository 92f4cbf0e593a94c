import type { ReactNode } from "react"

import { useSearch } from "~/hooks/useSearch"

import styles from "./ServerDetails.module.css"
import { serversSearch, type ServerPart } from "./serversSearch"

/** A part of a server's card that is folded until asked for. Whether it is stands in the address. */
export function ServerDetails({
  serverId,
  part,
  summary,
  children,
}: {
  serverId: string
  part: ServerPart
  summary: string
  children: ReactNode
}) {
  const [{ open }, setSearch] = useSearch(serversSearch)
  const name = `${serverId}:${part}`
  const isOpen = open.includes(name)
  const toggle = () => setSearch({ open: isOpen ? open.filter((other) => other !== name) : [...open, name] })
  return (
    <details className={styles["details"]} open={isOpen}>
      <summary
        onClick={(event) => {
          event.preventDefault() // the address says what is open
          toggle()
        }}
      >
        {summary}
      </summary>
      {isOpen && children}
    </details>
  )
}
