import { useQueries, useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import type { ArtifactRoot } from "~/api/backend"
import { artifactsQuery } from "~/api/queries/artifacts"
import { CopyButton } from "~/components/CopyButton"
import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import { fileNameOf } from "~/domain/artifacts/file"
import { tagValue, type Run } from "~/domain/runs/run"
import { notebookOf, placeOfRun } from "~/domain/runs/runPlace"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { useTrackingUri } from "~/features/connections/useTrackingUri"

import { loadInPython } from "./loadInPython"
import { Commit, NotebookLink, Repository } from "./Origin"
import styles from "./RunCode.module.css"
import page from "./RunPage.module.css"
import { byKey, originOf } from "./runParts"
import { Nothing, Section } from "./Section"

/** How to get the same again: the code, the environment, what MLflow noted about both. */
export function RunCode({ run }: { run: Run }) {
  const origin = originOf(run)
  const python = loadInPython(run, useTrackingUri())
  return (
    <div className={page["parts"]}>
      <Section title="Source">
        <KeyValueTable
          hasShortKeys
          label="Source"
          rows={sourceRows(run)}
          empty={<Nothing>The run does not say what code it ran.</Nothing>}
        />
        {origin.isDirty && <p className={styles["note"]}>The working copy had changes on top of this commit.</p>}
        {origin.diff !== undefined && (
          <details>
            <summary>Changes on top of the commit</summary>
            <pre className={styles["code"]}>
              <UntrustedText text={origin.diff} max={100_000} />
            </pre>
          </details>
        )}
      </Section>
      <EnvironmentSection run={run} />
      <Section title="Load it in Python" end={<CopyButton text={python} label="Copy the Python" />}>
        <pre className={styles["code"]}>{python}</pre>
      </Section>
      <Section title="What MLflow noted">
        <KeyValueTable label="Tags about the code" rows={notedTags(run)} empty={<Nothing>Nothing more.</Nothing>} />
      </Section>
    </div>
  )
}

function sourceRows(run: Run): readonly KeyValueRow[] {
  const { source, repository, commit, branch, link } = originOf(run)
  const [place, notebook] = [placeOfRun(run), notebookOf(run)]
  const entryPoint = tagValue(run, "mlflow.project.entryPoint")
  const rows: readonly (KeyValueRow | undefined)[] = [
    source === undefined ? undefined : { key: "Source", value: source },
    place === undefined ? undefined : { key: "Ran as", value: place },
    notebook === undefined
      ? undefined
      : { key: "Notebook", value: notebook.path, content: <NotebookLink notebook={notebook} /> },
    entryPoint === undefined ? undefined : { key: "Entry point", value: entryPoint },
    repository === undefined
      ? undefined
      : { key: "Repository", value: repository, content: <Repository link={link} repository={repository} /> },
    commit === undefined
      ? undefined
      : { key: "Commit", value: commit, content: <Commit link={link} commit={commit} /> },
    branch === undefined ? undefined : { key: "Branch", value: branch },
  ]
  return rows.filter((row) => row !== undefined)
}

const NOTED = /^mlflow\.(?:autologging|project\.|docker\.|source\.|runName|loggedArtifacts|env)/

const notedTags = ({ tags }: Run) =>
  byKey(tags).filter(({ key }) => NOTED.test(key) && key !== "mlflow.source.git.diff")

const ENVIRONMENT = new Set([
  "requirements.txt",
  "conda.yaml",
  "conda.yml",
  "python_env.yaml",
  "environment.yml",
  "MLproject",
  "pyproject.toml",
  "uv.lock",
])
/** Models lie in folders of the root; a run with more of them has its files on the artifacts tab. */
const MOST_FOLDERS = 4

function EnvironmentSection({ run }: { run: Run }) {
  const backend = useBackend()
  const root: ArtifactRoot = { kind: "run", runId: run.id }
  const top = useQuery(artifactsQuery(backend, root, ""))
  const folders = (top.data?.entries ?? []).filter(({ isFolder }) => isFolder).slice(0, MOST_FOLDERS)
  const below = useQueries({ queries: folders.map(({ path }) => artifactsQuery(backend, root, path)) })
  const files = [top, ...below]
    .flatMap(({ data }) => data?.entries ?? [])
    .filter(({ path, isFolder }) => !isFolder && ENVIRONMENT.has(fileNameOf(path)))
  const tab = routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id, tab: "artifacts" })
  const isLooking = top.isPending || below.some(({ isPending }) => isPending)
  return (
    <Section title="Environment">
      <KeyValueTable
        label="Environment files"
        rows={files.map(({ path }) => ({
          key: path,
          value: path,
          content: <Link to={`${tab}?${new URLSearchParams({ path })}`}>Open {fileNameOf(path)}</Link>,
        }))}
        empty={
          <Nothing>
            {isLooking ? "Looking for environment files…" : "No requirements.txt or conda.yaml among its artifacts."}
            {run.outputModelIds.length > 0 && " Its logged models carry their own: see the Models tab."}
          </Nothing>
        }
      />
    </Section>
  )
}
