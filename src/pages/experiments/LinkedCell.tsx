import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { shownLabel } from "~/domain/experiments/experimentTree"
import type { MappedExperiment } from "~/domain/linked/experimentMap"
import type { Side } from "~/domain/linked/serverLink"
import { routes } from "~/domain/url/routes"
import type { Pair } from "~/features/connections/usePair"

import styles from "./LinkedExperiments.module.css"

/** One cell of the mapping: the path, the name that it became, or what is to be known of both. */
export function LinkedCell({
  row,
  columnId,
  pair: { servers, labels },
}: {
  row: MappedExperiment
  columnId: string
  pair: Pair
}) {
  const href = (side: Side) => row[side] && routes.runs(servers[side].id, row[side].id)
  if (columnId === "primary") return <Name href={href("primary")} name={row.primary?.name} />
  if (columnId === "mirror") return <Name href={href("mirror")} name={row.mirrorName} />
  return (
    <span className={styles["marks"]}>
      {row.sharedBy > 1 && <Badge tone="warn">{row.sharedBy} paths share it</Badge>}
      {row.mirror === undefined && <Only label={labels.primary} />}
      {row.primary === undefined && <Only label={labels.mirror} />}
    </span>
  )
}

function Name({ href, name }: { href: string | undefined; name: string | undefined }) {
  if (name === undefined) return <i className={styles["none"]}>none</i>
  if (href === undefined) {
    return (
      <span className={styles["none"]}>
        <UntrustedText text={shownLabel(name)} isClipped />
      </span>
    )
  }
  return (
    <Link to={href} className={styles["name"]}>
      <UntrustedText text={shownLabel(name)} isClipped />
    </Link>
  )
}

const Only = ({ label }: { label: string }) => (
  <Badge>
    only on <UntrustedText text={label} max={60} />
  </Badge>
)
