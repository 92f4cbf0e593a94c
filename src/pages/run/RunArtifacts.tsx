import { useMemo } from "react"

import { fileNameOf } from "~/domain/artifacts/file"
import { folderOrigin } from "~/domain/models/modelOrigin"
import type { Run } from "~/domain/runs/run"
import { ArtifactBrowser } from "~/features/artifact-browser/ArtifactBrowser"
import { useBackend } from "~/features/connections/backends"
import { RegisterButton } from "~/features/model-actions/RegisterButton"
import { useSearch } from "~/hooks/useSearch"

import { sameInOtherRuns } from "./sameInOtherRuns"
import { runSearch } from "./runSearch"

export function RunArtifacts({ run }: { run: Run }) {
  const [{ path, at }, setSearch] = useSearch(runSearch)
  const root = useMemo(() => ({ kind: "run" as const, runId: run.id }), [run.id])
  const backend = useBackend()
  const elsewhere = useMemo(() => sameInOtherRuns(backend, run), [backend, run])
  return (
    <ArtifactBrowser
      backend={backend}
      elsewhere={elsewhere}
      root={root}
      path={path}
      onPath={(next) => setSearch({ path: next, at: "" }, { push: true })}
      at={at}
      onAt={(next) => setSearch({ at: next })}
      isGrowing={run.status === "RUNNING"}
      folderActions={(folder, entries) =>
        entries.some((entry) => fileNameOf(entry.path) === "MLmodel") && (
          <RegisterButton backend={backend} origin={folderOrigin(run, folder)} />
        )
      }
    />
  )
}
