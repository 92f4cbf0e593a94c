import type { ModelVersion } from "~/domain/models/model"
import { useBackend } from "~/features/connections/backends"
import { AboutSkeleton } from "~/features/model-use/AboutSkeleton"
import { LazyModelAbout } from "~/features/model-use/lazyModelAbout"
import { Section } from "~/features/models/Section"

import { versionRoot } from "~/features/model-use/versionRoot"

export const VersionAbout = ({ version }: { version: ModelVersion }) => (
  <Section title="What it is">
    <LazyModelAbout
      backend={useBackend()}
      place={{ root: versionRoot(version), folder: "" }}
      whileLoading={<AboutSkeleton />}
    />
  </Section>
)
