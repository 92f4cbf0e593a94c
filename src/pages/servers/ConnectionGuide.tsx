import { useQuery } from "@tanstack/react-query"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { guideQuery } from "~/api/queries/connections"
import { CopyButton } from "~/components/CopyButton"
import { QueryView } from "~/components/feedback/QueryView"
import { SafeLink } from "~/components/SafeLink"

import cardStyles from "./CapabilityTable.module.css"
import styles from "./ConnectionGuide.module.css"

/** What to type elsewhere to work with the same server. */
export function ConnectionGuide({ backend }: { backend: Backend }) {
  const [isOpen, setOpen] = useState(false)
  const guide = useQuery({ ...guideQuery(backend), enabled: isOpen })
  return (
    <details className={cardStyles["capabilities"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Use it from Python and the shell</summary>
      {isOpen && (
        <QueryView query={guide} what="The guide">
          {(sections) =>
            sections.map(({ title, steps }) => (
              <section key={title} className={styles["section"]}>
                <h3>{title}</h3>
                <ol>
                  {steps.map(({ text, code, link }) => (
                    <li key={text}>
                      <p>
                        {text}
                        {link !== undefined && (
                          <>
                            {" "}
                            <SafeLink href={link.href}>{link.label}</SafeLink>
                          </>
                        )}
                      </p>
                      {code !== undefined && (
                        <div className={styles["code"]}>
                          <pre>{code}</pre>
                          <CopyButton text={code} label={`Copy: ${text}`} />
                        </div>
                      )}
                    </li>
                  ))}
                </ol>
              </section>
            ))
          }
        </QueryView>
      )}
    </details>
  )
}
