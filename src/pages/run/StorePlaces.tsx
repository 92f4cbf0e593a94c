import { Link } from "react-router-dom"

import type { LinkOut } from "~/api/backend"
import { SafeLink } from "~/components/SafeLink"
import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { SIDES, type Side } from "~/domain/linked/serverLink"
import { routes } from "~/domain/url/routes"
import type { Pair } from "~/features/connections/usePair"

import styles from "./RunLinked.module.css"
import { Section } from "./Section"
import type { RunInBoth } from "./useOtherCopy"

const ROLES: Readonly<Record<Side, string>> = { primary: "read first", mirror: "the other store" }

/** The two stores of a run: whether each has it, and the way to it, here and in the vendor's own UI. */
export function StorePlaces({
  pair,
  copies,
  missing,
}: {
  pair: Pair
  copies: Partial<RunInBoth>
  /** What is said of a store without a copy. Its connection is not asked for again here: it may be what fails. */
  missing?: { readonly text: string; readonly link?: LinkOut | undefined }
}) {
  return (
    <Section title="Where it is">
      <ul className={styles["places"]}>
        {SIDES.map((side) => {
          const copy = copies[side]
          return (
            <li key={side} aria-label={pair.labels[side]}>
              <span>
                <strong>
                  <UntrustedText text={pair.labels[side]} />
                </strong>{" "}
                <small>{ROLES[side]}</small>
              </span>
              {copy === undefined ? <Missing {...missing} /> : <Copy {...{ pair, side, copy }} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Copy({ pair, side, copy: { backend, run } }: { pair: Pair; side: Side; copy: RunInBoth[Side] }) {
  const { experimentId, id: runId } = run
  const link = backend.linkOut({ kind: "run", experimentId, runId })
  return (
    <span className={styles["links"]}>
      {side === pair.side ? (
        <Badge>this page</Badge>
      ) : (
        <Link to={routes.run({ server: backend.id, experimentId, runId })}>Open the run here</Link>
      )}
      {link !== undefined && <SafeLink href={link.href}>{link.label}</SafeLink>}
    </span>
  )
}

function Missing({ text = "", link }: { text?: string; link?: LinkOut | undefined }) {
  return (
    <span className={styles["links"]}>
      <Badge tone="warn">{text}</Badge>
      {link !== undefined && <SafeLink href={link.href}>{link.label}</SafeLink>}
    </span>
  )
}
