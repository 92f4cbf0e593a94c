import { useQueries } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import { loggedModelQuery } from "~/api/queries/models"
import { QueryView } from "~/components/feedback/QueryView"
import { KeyValueTable } from "~/components/KeyValueTable"
import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import type { ModelVersion } from "~/domain/models/model"
import { artifactModels } from "~/domain/models/modelHistory"
import { folderOrigin, loggedOrigin } from "~/domain/models/modelOrigin"
import { modelUri, runUri } from "~/domain/models/modelUri"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { RegisterButton } from "~/features/model-actions/RegisterButton"

import { RunModelUse } from "./RunModelUse"
import styles from "./RunPage.module.css"
import { Nothing, Section } from "./Section"
import { UseLink } from "./UseLink"
import { useRunModels } from "./useRunModels"

/** Models this run made, read, and what of them is registered. */
export function RunModels({ run }: { run: Run }) {
  const backend = useBackend()
  const { loggedModels, registry } = backend.can
  const { query, versions } = useRunModels(backend, run)
  return (
    <div className={styles["parts"]}>
      <Section title="Registered versions" count={versions.length === 0 ? undefined : formatCount(versions.length)}>
        {registry === true ? (
          <QueryView
            query={{ ...query, data: query.data === undefined ? undefined : versions }}
            what="The registered versions"
            empty={<Nothing>No model of this run is registered.</Nothing>}
          >
            {(found) => <Versions versions={found} />}
          </QueryView>
        ) : (
          <Nothing>{registry}</Nothing>
        )}
      </Section>
      <ArtifactModels run={run} />
      <RunModelUse run={run} versions={versions} />
      {loggedModels === true ? (
        <>
          <LoggedModels title="Logged by this run" ids={run.outputModelIds} />
          {run.inputModelIds.length > 0 && <LoggedModels title="Read by this run" ids={run.inputModelIds} />}
        </>
      ) : (
        <Section title="Logged models">
          <Nothing>{loggedModels}</Nothing>
        </Section>
      )}
    </div>
  )
}

function Versions({ versions }: { versions: readonly ModelVersion[] }) {
  const { id: server } = useBackend()
  return (
    <KeyValueTable
      label="Registered versions"
      rows={versions.map(({ name, version, aliases, stage }) => ({
        key: `${name} version ${version}`,
        // What code loads it by.
        value: modelUri({ name, version }),
        keyContent: (
          <Link to={routes.modelVersion(server, name, version)}>
            <UntrustedText text={name} /> version {version}
          </Link>
        ),
        note: (
          <>
            {aliases.map((alias) => (
              <Badge key={alias} tone="accent">
                @<UntrustedText text={alias} />
              </Badge>
            ))}
            {stage !== "" && stage !== "None" && <Badge>{stage}</Badge>}
          </>
        ),
      }))}
    />
  )
}

/** Before MLflow 3 a model was a folder of its run. */
function ArtifactModels({ run }: { run: Run }) {
  const backend = useBackend()
  const models = artifactModels(run)
  if (models.length === 0) return null
  const artifacts = routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id, tab: "artifacts" })
  const rows = models.map(({ path, flavors }) => ({
    key: path,
    // What code loads it by.
    value: runUri(run.id, path),
    keyContent: (
      <>
        <Link to={`${artifacts}?${new URLSearchParams({ path })}`}>
          <UntrustedText text={path} />
        </Link>{" "}
        <small>
          <UntrustedText text={flavors.join(", ")} />
        </small>
      </>
    ),
    actions: (
      <span className={styles["modelActions"]}>
        <UseLink run={run} folder={path} />
        <RegisterButton backend={backend} origin={folderOrigin(run, path)} />
      </span>
    ),
  }))
  return (
    <Section title="Models among its artifacts" count={formatCount(models.length)}>
      <KeyValueTable label="Models among its artifacts" rows={rows} />
    </Section>
  )
}

const MOST = 50

function LoggedModels({ title, ids }: { title: string; ids: readonly string[] }) {
  const backend = useBackend()
  const shown = ids.slice(0, MOST)
  const queries = useQueries({ queries: shown.map((id) => loggedModelQuery(backend, id)) })
  const rows = shown.map((id, index) => {
    const model = queries[index]?.data
    return {
      key: id,
      value: id,
      keyContent: (
        <Link to={routes.loggedModel(backend.id, id)}>
          <UntrustedText text={nameOrId(model?.name, id)} />
        </Link>
      ),
      note: model?.modelType ?? "",
      actions: model && <RegisterButton backend={backend} origin={loggedOrigin(model)} />,
    }
  })
  return (
    <Section title={title} count={ids.length === 0 ? undefined : formatCount(ids.length)}>
      <KeyValueTable label={title} rows={rows} empty={<Nothing>None.</Nothing>} />
      {ids.length > MOST && <Nothing>The first {MOST} are shown.</Nothing>}
    </Section>
  )
}
