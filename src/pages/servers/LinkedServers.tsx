import { Unlink } from "lucide-react"
import { Link } from "react-router-dom"

import { useToasts } from "~/components/feedback/Toasts"
import { Button } from "~/components/ui/Button"
import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { modeNote, modeWords, PREVIEW_NOTE } from "~/domain/linked/linkWords"
import { routes } from "~/domain/url/routes"
import { useConnections } from "~/features/connections/ConnectionsContext"
import { pairOf, type Pair } from "~/features/connections/usePair"

import styles from "./LinkedServers.module.css"
import { LinkServersForm } from "./LinkServersForm"

const OPERATOR = "Set up by whoever runs this page; change it in config.json"

/** Pairs of servers that hold the same runs, and the way to make one. */
export function LinkedServers() {
  const { servers, links } = useConnections()
  const pairs = links.flatMap((link) => pairOf(link, servers, link.primary) ?? [])
  return (
    <section className={styles["linked"]} aria-labelledby="linked-servers">
      <h2 id="linked-servers">Linked servers</h2>
      <p>
        Two stores that hold the same runs under the same run ids. Each run then shows which of them holds it and where
        they differ. {PREVIEW_NOTE}
      </p>
      {pairs.length > 0 && (
        <ul>
          {pairs.map((pair) => (
            <li key={`${pair.link.primary} ${pair.link.mirror}`}>
              <LinkedPair pair={pair} />
            </li>
          ))}
        </ul>
      )}
      <LinkServersForm />
    </section>
  )
}

function LinkedPair({ pair: { link, labels } }: { pair: Pair }) {
  const { link: add, unlink } = useConnections()
  const { show } = useToasts()
  const remove = () => {
    unlink(link)
    const undo = () => Promise.resolve(add({ primary: link.primary, mirror: link.mirror, mode: link.mode }))
    show({ text: `${labels.primary} and ${labels.mirror} are no longer linked`, undo })
  }
  return (
    <>
      <strong>
        <UntrustedText text={labels.primary} /> and <UntrustedText text={labels.mirror} />
      </strong>
      <Badge tone="accent">
        <UntrustedText text={modeWords(link.mode, labels)} max={60} />
      </Badge>
      <span className={styles["note"]}>
        <UntrustedText text={modeNote(link.mode, labels)} />
      </span>
      <span className={styles["actions"]}>
        <Link to={`${routes.experiments(link.primary)}?show=linked`}>Experiments of both</Link>
        <Button
          icon={<Unlink size={14} />}
          disabledReason={link.isConfigured ? OPERATOR : undefined}
          aria-label={`Unlink ${labels.primary} and ${labels.mirror}`}
          onClick={remove}
        >
          Unlink
        </Button>
      </span>
    </>
  )
}
