import { useQuery } from "@tanstack/react-query"
import { useParams } from "react-router-dom"

import { loggedModelQuery } from "~/api/queries/models"
import { QueryView } from "~/components/feedback/QueryView"
import { KeyValueTable } from "~/components/KeyValueTable"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import type { LoggedModel } from "~/domain/models/model"
import { loggedOrigin } from "~/domain/models/modelOrigin"
import { nameOrId } from "~/domain/text/nameOrId"
import { useBackend } from "~/features/connections/backends"
import { LazyLineage } from "~/features/lineage/lazyLineage"
import { LINEAGE_PLACE } from "~/features/lineage/lineagePlace"
import { LineageSkeleton } from "~/features/lineage/LineageSkeleton"
import { RegisterButton } from "~/features/model-actions/RegisterButton"
import { AbilityGate } from "~/features/models/AbilityGate"
import { ModelStatusBadge } from "~/features/models/ModelBadges"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"
import { TagSection } from "~/features/models/TagSection"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { LoggedModelAbout } from "./LoggedModelAbout"
import { LoggedModelFacts } from "./LoggedModelFacts"
import { LoggedModelFiles } from "./LoggedModelFiles"
import { LoggedModelMetrics } from "./LoggedModelMetrics"
import { LoggedModelUse } from "./LoggedModelUse"

/** A model that a run logged (MLflow 3), registered or not. */
export function LoggedModelPage() {
  const { modelId = "" } = useParams()
  const backend = useBackend()
  return (
    <AbilityGate can={backend.can.loggedModels} title={modelId}>
      <Model id={modelId} />
    </AbilityGate>
  )
}

function Model({ id }: { id: string }) {
  const backend = useBackend()
  const query = useQuery(loggedModelQuery(backend, id))
  const name = nameOrId(query.data?.name, id)
  useDocumentTitle(name)
  return (
    <>
      <PageHeader
        title={<UntrustedText text={name} />}
        about={query.data && <ModelStatusBadge status={query.data.status} />}
        actions={query.data && <RegisterButton backend={backend} origin={loggedOrigin(query.data)} />}
      />
      <QueryView query={query} what="The model">
        {(model) => <Parts model={model} />}
      </QueryView>
    </>
  )
}

const Parts = ({ model }: { model: LoggedModel }) => (
  <>
    <div className={styles["columns"]}>
      <div className={styles["column"]}>
        <LoggedModelMetrics metrics={model.metrics} />
        <LoggedModelUse model={model} />
        <LoggedModelFiles modelId={model.id} />
      </div>
      <div className={styles["column"]}>
        <LoggedModelFacts model={model} />
        <Section title="Params" count={model.params.length}>
          <KeyValueTable label="Params" rows={model.params} empty={<p className={styles["nothing"]}>No params.</p>} />
        </Section>
        <TagSection tags={model.tags} />
        {/* Last: how high it becomes is known when its files are read. */}
        <LoggedModelAbout modelId={model.id} />
      </div>
    </div>
    <div className={styles["wide"]} id={LINEAGE_PLACE}>
      <Section title="Lineage">
        <LazyLineage backend={useBackend()} subject={{ kind: "model", model }} whileLoading={<LineageSkeleton />} />
      </Section>
    </div>
  </>
)
