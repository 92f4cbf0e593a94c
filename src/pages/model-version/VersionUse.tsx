import type { ModelVersion } from "~/domain/models/model"
import { useBackend } from "~/features/connections/backends"
import { LazyUseModel } from "~/features/model-use/lazyUseModel"
import { useVersionAddresses } from "~/features/model-use/useVersionAddresses"
import { UseSkeleton } from "~/features/model-use/UseSkeleton"
import { Section } from "~/features/models/Section"

import { versionRoot } from "~/features/model-use/versionRoot"

export function VersionUse({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const { name, version: number } = version
  const subject = {
    name,
    registered: { name, version: number },
    place: { root: versionRoot(version), folder: "" },
    addresses: useVersionAddresses(backend, version),
  }
  return (
    <Section title="Use this model">
      <LazyUseModel backend={backend} subject={subject} whileLoading={<UseSkeleton />} />
    </Section>
  )
}
