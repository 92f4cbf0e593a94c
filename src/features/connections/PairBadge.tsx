import { Link2 } from "lucide-react"

import { Badge } from "~/components/ui/Badge"
import { Tooltip } from "~/components/ui/Tooltip"
import { UntrustedText } from "~/components/UntrustedText"
import { modeNote, modeWords, PREVIEW_NOTE } from "~/domain/linked/linkWords"

import styles from "./PairBadge.module.css"
import { usePair } from "./usePair"

/** That a server is one half of a pair, where its runs are tracked, and what is to be known of that. */
export function PairBadge({ server }: { server: string }) {
  const pair = usePair(server)
  if (pair === undefined) return null
  const { link, labels, other } = pair
  return (
    <Tooltip
      opensOnPress
      text={
        <>
          Linked with <UntrustedText text={other.label} />. <UntrustedText text={modeNote(link.mode, labels)} />{" "}
          {PREVIEW_NOTE}
        </>
      }
    >
      <button type="button" className={styles["badge"]}>
        <Badge tone="accent" icon={<Link2 size={12} aria-hidden="true" />}>
          Linked: <UntrustedText text={modeWords(link.mode, labels)} max={40} /> (preview)
        </Badge>
      </button>
    </Tooltip>
  )
}
