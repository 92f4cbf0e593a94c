import type { ModelVersion } from "~/domain/models/model"
import { ArtifactBrowser } from "~/features/artifact-browser/ArtifactBrowser"
import { useFilePlace } from "~/features/artifact-browser/useFilePlace"
import { useBackend } from "~/features/connections/backends"
import { FILES_PLACE } from "~/features/model-use/filesPlace"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"

import { versionRoot } from "~/features/model-use/versionRoot"

export function VersionFiles({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const place = useFilePlace()
  return (
    <Section title="Files">
      <div className={styles["files"]} id={FILES_PLACE}>
        <ArtifactBrowser {...place} backend={backend} root={versionRoot(version)} />
      </div>
    </Section>
  )
}
