import { useBackend } from "~/features/connections/backends"
import { AboutSkeleton } from "~/features/model-use/AboutSkeleton"
import { LazyModelAbout } from "~/features/model-use/lazyModelAbout"
import { Section } from "~/features/models/Section"

export const LoggedModelAbout = ({ modelId }: { modelId: string }) => (
  <Section title="What it is">
    <LazyModelAbout
      backend={useBackend()}
      place={{ root: { kind: "loggedModel", modelId }, folder: "" }}
      whileLoading={<AboutSkeleton />}
    />
  </Section>
)
