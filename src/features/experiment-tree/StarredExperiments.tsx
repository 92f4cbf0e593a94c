import { Star } from "lucide-react"
import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { leafLabel } from "~/domain/experiments/experimentTree"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"

import { useStars } from "./marks"
import styles from "./StarredExperiments.module.css"

/** Nothing at all until the first star. */
export function StarredExperiments({ servers }: { servers: readonly Server[] }) {
  const stars = useStars().filter((star) => servers.some(({ id }) => id === star.server))
  if (stars.length === 0) return null
  return (
    <section className={styles["starred"]} aria-labelledby="starred-experiments">
      <h2 id="starred-experiments">Starred</h2>
      <ul>
        {stars.map((star) => (
          <li key={`${star.server}:${star.id}`}>
            <Link to={routes.runs(star.server, star.id)} title={star.name}>
              <Star size={13} aria-hidden="true" />
              <UntrustedText text={leafLabel(star.name)} />
              {servers.length > 1 && <small>{servers.find(({ id }) => id === star.server)?.label}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
