import type { Step } from "~mocks/parity/step"
import { artifactSteps } from "./artifacts"
import { experimentSteps } from "./experiments"
import { filterSteps } from "./filters"
import { historySteps } from "./history"
import { loggedModelSteps } from "./loggedModels"
import { registrySteps } from "./registry"
import { runSteps } from "./runs"
import { transportSteps } from "./transport"

/** In this order: later steps look at what earlier ones made. */
export const corpus: readonly Step[] = [
  ...transportSteps,
  ...experimentSteps,
  ...runSteps,
  ...filterSteps,
  ...historySteps,
  ...artifactSteps,
  ...registrySteps,
  ...loggedModelSteps,
]
