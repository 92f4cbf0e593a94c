import { useQuery } from "@tanstack/react-query"
import { Link, useLocation, useParams } from "react-router-dom"

import { modelQuery, modelVersionQuery } from "~/api/queries/models"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelVersion } from "~/domain/models/model"
import { aliasesOf } from "~/domain/models/versions"
import { modelNameIn, routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { LazyLineage } from "~/features/lineage/lazyLineage"
import { LINEAGE_PLACE } from "~/features/lineage/lineagePlace"
import { LineageSkeleton } from "~/features/lineage/LineageSkeleton"
import { EditDescription } from "~/features/model-actions/EditDescription"
import { EditTags } from "~/features/model-actions/EditTags"
import { VersionMenu } from "~/features/model-actions/VersionMenu"
import { AbilityGate } from "~/features/models/AbilityGate"
import { Description } from "~/features/models/Description"
import { AliasBadges, ModelStatusBadge, StageBadge } from "~/features/models/ModelBadges"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"
import { TagSection } from "~/features/models/TagSection"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { VersionAbout } from "./VersionAbout"
import { VersionFacts } from "./VersionFacts"
import { VersionFiles } from "./VersionFiles"
import { VersionPlace } from "./VersionPlace"
import { VersionUse } from "./VersionUse"

/** One version of a registered model: where it came from, what it is for, what is in it. */
export function ModelVersionPage() {
  const { version = "" } = useParams()
  const name = modelNameIn(useLocation().pathname) ?? ""
  const backend = useBackend()
  useDocumentTitle(`${name} version ${version}`)
  return (
    <AbilityGate can={backend.can.registry} title={name}>
      <Version name={name} version={version} />
    </AbilityGate>
  )
}

function Version({ name, version }: { name: string; version: string }) {
  const backend = useBackend()
  const query = useQuery(modelVersionQuery(backend, { name, version }))
  return (
    <>
      <PageHeader
        title={
          <>
            <Link to={routes.model(backend.id, name)}>
              <UntrustedText text={name} />
            </Link>{" "}
            version <UntrustedText text={version} />
          </>
        }
        about={query.data && <Marks version={query.data} />}
        actions={query.data && <Actions version={query.data} />}
      />
      <QueryView query={query} what="The version">
        {(found) => <Parts version={found} />}
      </QueryView>
    </>
  )
}

/** Only the model knows the aliases for certain; its failure is not worth a word here. */
function useAliases(version: ModelVersion): readonly string[] {
  const { data: model } = useQuery(modelQuery(useBackend(), version.name))
  return aliasesOf(model, version)
}

function Marks({ version }: { version: ModelVersion }) {
  return (
    <>
      <ModelStatusBadge status={version.status} />
      <StageBadge stage={version.stage} />
      <AliasBadges aliases={useAliases(version)} />
    </>
  )
}

const Actions = ({ version }: { version: ModelVersion }) => (
  <VersionMenu backend={useBackend()} version={version} aliases={useAliases(version)} />
)

function Parts({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const place = { name: version.name, version: version.version }
  return (
    <>
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          <VersionUse version={version} />
          <VersionFiles version={version} />
        </div>
        <div className={styles["column"]}>
          <VersionPlace version={version} />
          <VersionFacts version={version} />
          <Section
            title="Description"
            actions={<EditDescription backend={backend} place={place} text={version.description} />}
          >
            <Description text={version.description} />
          </Section>
          <TagSection tags={version.tags} actions={<EditTags backend={backend} place={place} tags={version.tags} />} />
          {/* Last: how high it becomes is known when its files are read. */}
          <VersionAbout version={version} />
        </div>
      </div>
      <div className={styles["wide"]} id={LINEAGE_PLACE}>
        <Section title="Lineage">
          <LazyLineage backend={backend} subject={{ kind: "version", version }} whileLoading={<LineageSkeleton />} />
        </Section>
      </div>
    </>
  )
}
