import type { LoggedModel } from "~/domain/models/model"
import { loggedAddress, runAddress } from "~/domain/model-use/addresses"
import { nameOrId } from "~/domain/text/nameOrId"
import { useBackend } from "~/features/connections/backends"
import { LazyUseModel } from "~/features/model-use/lazyUseModel"
import { UseSkeleton } from "~/features/model-use/UseSkeleton"
import { Section } from "~/features/models/Section"

export function LoggedModelUse({ model }: { model: LoggedModel }) {
  const { id, name, sourceRunId, registrations } = model
  const subject = {
    name: nameOrId(name, id),
    registered: registrations.at(-1),
    place: { root: { kind: "loggedModel" as const, modelId: id }, folder: "" },
    addresses: [...loggedAddress(id), ...runAddress(sourceRunId, name)],
  }
  return (
    <Section title="Use this model">
      <LazyUseModel backend={useBackend()} subject={subject} whileLoading={<UseSkeleton />} />
    </Section>
  )
}
