import { modelLocation } from "~/api/mlflow/modelSource"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { fileNameOf } from "~/domain/artifacts/file"
import { runAddress } from "~/domain/model-use/addresses"
import type { ModelVersion } from "~/domain/models/model"
import { compareVersions } from "~/domain/models/versions"
import type { Run } from "~/domain/runs/run"
import { useBackend } from "~/features/connections/backends"
import { LazyUseModel } from "~/features/model-use/lazyUseModel"
import { UseSkeleton } from "~/features/model-use/UseSkeleton"
import { useSearch } from "~/hooks/useSearch"

import { modelInUse } from "./modelInUse"
import { Section } from "./Section"

/** How the model in a folder of the run is used, while the address names one. */
export function RunModelUse({ run, versions }: { run: Run; versions: readonly ModelVersion[] }) {
  const backend = useBackend()
  const [{ model: folder }, setSearch] = useSearch(modelInUse)
  if (folder === "") return null
  const subject = {
    name: fileNameOf(folder),
    registered: newestOf(versions, { runId: run.id, folder }),
    place: { root: { kind: "run" as const, runId: run.id }, folder },
    addresses: runAddress(run.id, folder),
  }
  return (
    <Section
      title="Use this model"
      count={<UntrustedText text={folder} />}
      end={
        <Button kind="quiet" onClick={() => setSearch({ model: "", use: "", by: "" })}>
          Close
        </Button>
      }
    >
      <LazyUseModel key={folder} backend={backend} subject={subject} whileLoading={<UseSkeleton />} />
    </Section>
  )
}

/** The newest version that was registered from the folder. */
const newestOf = (
  versions: readonly ModelVersion[],
  { runId, folder }: { runId: string; folder: string },
): ModelVersion | undefined =>
  versions
    .filter(({ source }) => {
      const location = modelLocation(source, runId)
      return location?.kind === "run" && location.runId === runId && location.folder === folder
    })
    .toSorted((a, b) => compareVersions(b.version, a.version))[0]
