import type { ModelVersion } from "~/domain/models/model"
import { ArtifactBrowser } from "~/features/artifact-browser/ArtifactBrowser"
import { useFilePlace } from "~/features/artifact-browser/useFilePlace"
import { useBackend } from "~/features/connections/backends"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"

export function VersionFiles({ version: { name, version, runId, source } }: { version: ModelVersion }) {
  const backend = useBackend()
  const place = useFilePlace()
  return (
    <Section title="Files">
      <div className={styles["files"]}>
        <ArtifactBrowser {...place} backend={backend} root={{ kind: "modelVersion", name, version, runId, source }} />
      </div>
    </Section>
  )
}
