import { UntrustedText } from "~/components/UntrustedText"
import { Badge } from "~/components/ui/Badge"
import type { Experiment } from "~/domain/experiments/experiment"

import { ownTags } from "./note"

const LONGEST = 60

/** What people have set themselves, one label each. */
export const ExperimentTags = ({ experiment }: { experiment: Experiment }) =>
  ownTags(experiment).map(({ key, value }) => (
    <Badge key={key} title={`${key}: ${value}`}>
      <UntrustedText text={value === "" ? key : `${key}: ${value}`} max={LONGEST} />
    </Badge>
  ))
