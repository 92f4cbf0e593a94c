import type { ReactNode } from "react"

import { CopyButton } from "~/components/CopyButton"
import { UntrustedText } from "~/components/UntrustedText"

import styles from "./PathBar.module.css"

/** Where the chosen file is, each folder a step back; its address to copy, and what can be done with it. */
export function PathBar({
  path,
  rootUri,
  onPath,
  children,
}: {
  path: string
  rootUri: string
  onPath: (path: string) => void
  children?: ReactNode
}) {
  const parts = path === "" ? [] : path.split("/")
  return (
    <header className={styles["bar"]}>
      <nav aria-label="Path of the artifact">
        <ol>
          <li>
            <button type="button" onClick={() => onPath("")} aria-current={path === "" || undefined}>
              artifacts
            </button>
          </li>
          {parts.map((part, index) => {
            const here = parts.slice(0, index + 1).join("/")
            return (
              <li key={here}>
                <button type="button" onClick={() => onPath(here)} aria-current={here === path || undefined}>
                  <UntrustedText text={part} />
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      <CopyButton text={addressOf(rootUri, path)} label="Copy the address of the artifact" />
      <span className={styles["actions"]}>{children}</span>
    </header>
  )
}

const addressOf = (rootUri: string, path: string): string =>
  [rootUri.replace(/\/+$/, ""), path].filter((part) => part !== "").join("/")
