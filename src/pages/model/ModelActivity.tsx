import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import { NEWEST_FIRST, versionsOfModelQuery } from "~/api/queries/models"
import { UntrustedText } from "~/components/UntrustedText"
import type { RegisteredModel } from "~/domain/models/model"
import { modelActivity, type ModelEvent } from "~/domain/models/modelActivity"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { Moment } from "~/features/models/Moment"
import { Section } from "~/features/models/Section"

import styles from "./ModelActivity.module.css"

const MOST_EVENTS = 10

/** When something changed; what, and by whom, is nothing that MLflow's registries tell. */
export function ModelActivity({ model }: { model: RegisteredModel }) {
  const backend = useBackend()
  const { data: versions } = useInfiniteQuery(versionsOfModelQuery(backend, model.name, NEWEST_FIRST))
  const events = versions && modelActivity(model, versions)
  return (
    <Section title="Activity">
      <ol className={styles["events"]} aria-label="Activity">
        {events?.slice(0, MOST_EVENTS).map((event) => (
          <li key={`${event.version} ${event.what}`}>
            <Moment ms={event.atMs} />
            <Event event={event} name={model.name} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Event({ event: { version, what }, name }: { event: ModelEvent; name: string }) {
  const { id: server } = useBackend()
  if (version === "") return <span>The model was {what}</span>
  return (
    <span>
      <Link to={routes.modelVersion(server, name, version)}>
        Version <UntrustedText text={version} />
      </Link>{" "}
      was {what}
    </span>
  )
}
