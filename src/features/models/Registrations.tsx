import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import type { LoggedModel } from "~/domain/models/model"
import { routes } from "~/domain/url/routes"

import styles from "./models.module.css"

/** The registered versions that a logged model became. */
export function Registrations({ model, server }: { model: LoggedModel; server: string }) {
  return (
    <span className={styles["badges"]}>
      {model.registrations.map(({ name, version }) => (
        <Link key={`${name}/${version}`} to={routes.modelVersion(server, name, version)}>
          <UntrustedText text={name} /> version <UntrustedText text={version} />
        </Link>
      ))}
    </span>
  )
}
