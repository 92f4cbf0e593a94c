import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"

import styles from "./CompareModelsPage.module.css"
import { valueOf } from "./known"
import { State } from "./State"
import type { ComparedModel } from "./useComparedModels"

export type ColumnActions = { readonly onBaseline: (text: string) => void; readonly onRemove: (text: string) => void }

/** "churn 3", for buttons and for the list of changes. */
export const titleOf = ({ reference, text }: ComparedModel): string =>
  visibleText(reference === undefined ? text : `${reference.name} ${reference.version}`)

export function VersionHead({
  model,
  isBaseline,
  actions,
}: {
  model: ComparedModel
  isBaseline: boolean
  actions: ColumnActions
}) {
  const { reference, server, text, version, run } = model
  // The same version may stand here from two servers.
  const title = `${titleOf(model)} of ${visibleText(server)}`
  return (
    <div className={styles["head"]}>
      <span className={styles["name"]}>
        {reference === undefined ? (
          <UntrustedText text={text} />
        ) : (
          <Link to={routes.modelVersion(reference.server, reference.name, reference.version)}>
            <UntrustedText text={`${reference.name} ${reference.version}`} />
          </Link>
        )}
        {isBaseline && <Badge tone="accent">baseline</Badge>}
      </span>
      {server !== "" && (
        <small>
          <UntrustedText text={server} />
        </small>
      )}
      <State known={version} what="This version" />
      {valueOf(run)?.isDeleted === true && <small>Its source run is deleted.</small>}
      <span className={styles["buttons"]}>
        {!isBaseline && (
          <Button kind="quiet" aria-label={`Compare with ${title}`} onClick={() => actions.onBaseline(text)}>
            Make baseline
          </Button>
        )}
        <Button kind="quiet" aria-label={`Take out ${title}`} onClick={() => actions.onRemove(text)}>
          Take out
        </Button>
      </span>
    </div>
  )
}
