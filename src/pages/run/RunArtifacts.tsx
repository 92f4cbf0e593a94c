import { useMemo } from "react"

import { fileNameOf } from "~/domain/artifacts/file"
import { folderOrigin } from "~/domain/models/modelOrigin"
import type { Run } from "~/domain/runs/run"
import { ArtifactBrowser } from "~/features/artifact-browser/ArtifactBrowser"
import { useFilePlace } from "~/features/artifact-browser/useFilePlace"
import { useBackend } from "~/features/connections/backends"
import { RegisterButton } from "~/features/model-actions/RegisterButton"

import { sameInOtherRuns } from "./sameInOtherRuns"
import { UseLink } from "./UseLink"

export function RunArtifacts({ run }: { run: Run }) {
  const place = useFilePlace()
  const root = useMemo(() => ({ kind: "run" as const, runId: run.id }), [run.id])
  const backend = useBackend()
  const { id, experimentId } = run
  // A run that still writes is another object with each answer: that is no reason to read other runs again.
  const elsewhere = useMemo(() => sameInOtherRuns(backend, { id, experimentId }), [backend, id, experimentId])
  return (
    <ArtifactBrowser
      {...place}
      backend={backend}
      elsewhere={elsewhere}
      root={root}
      isGrowing={run.status === "RUNNING"}
      folderActions={(folder, entries) =>
        entries.some((entry) => fileNameOf(entry.path) === "MLmodel") && (
          <>
            <UseLink run={run} folder={folder} />
            <RegisterButton backend={backend} origin={folderOrigin(run, folder)} />
          </>
        )
      }
    />
  )
}
