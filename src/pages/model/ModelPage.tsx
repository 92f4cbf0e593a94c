import { useQuery } from "@tanstack/react-query"
import { useLocation } from "react-router-dom"

import { modelQuery } from "~/api/queries/models"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import type { RegisteredModel } from "~/domain/models/model"
import { modelNameIn } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { EditDescription } from "~/features/model-actions/EditDescription"
import { EditTags } from "~/features/model-actions/EditTags"
import { ModelMenu } from "~/features/model-actions/ModelMenu"
import { AbilityGate } from "~/features/models/AbilityGate"
import { Description } from "~/features/models/Description"
import styles from "~/features/models/models.module.css"
import { Moment } from "~/features/models/Moment"
import { Section } from "~/features/models/Section"
import { TagSection } from "~/features/models/TagSection"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { ModelActivity } from "./ModelActivity"
import { ModelAliases } from "./ModelAliases"
import { VersionSection } from "./VersionSection"

/** A registered model: its versions, and what they are for. */
export function ModelPage() {
  const name = modelNameIn(useLocation().pathname) ?? ""
  const backend = useBackend()
  useDocumentTitle(name)
  return (
    <AbilityGate can={backend.can.registry} title={name}>
      <Model name={name} />
    </AbilityGate>
  )
}

function Model({ name }: { name: string }) {
  const backend = useBackend()
  const query = useQuery(modelQuery(backend, name))
  return (
    <>
      <PageHeader
        title={<UntrustedText text={name} />}
        about={query.data && <About model={query.data} registry={backend.modelAbilities(name).registry} />}
        actions={query.data && <ModelMenu backend={backend} model={query.data} />}
      />
      <QueryView query={query} what="The model">
        {(model) => (
          <>
            <div className={styles["wide"]}>
              <VersionSection model={model} />
            </div>
            <div className={styles["columns"]}>
              <div className={styles["column"]}>
                <Section
                  title="Description"
                  actions={<EditDescription backend={backend} place={{ name }} text={model.description} />}
                >
                  <Description text={model.description} />
                </Section>
              </div>
              <div className={styles["column"]}>
                <ModelAliases model={model} />
                <TagSection
                  tags={model.tags}
                  actions={<EditTags backend={backend} place={{ name }} tags={model.tags} />}
                />
                <ModelActivity model={model} />
              </div>
            </div>
          </>
        )}
      </QueryView>
    </>
  )
}

const About = ({ model, registry }: { model: RegisteredModel; registry: string }) => (
  <span>
    {registry}, created <Moment ms={model.createdAtMs} isSentence />
    {model.owner !== "" && (
      <>
        {" "}
        by <UntrustedText text={model.owner} />
      </>
    )}
    , updated <Moment ms={model.updatedAtMs} isSentence />
  </span>
)
