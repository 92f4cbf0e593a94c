import { pythonWays } from "./pythonWays"
import { shellWays } from "./shellWays"
import type { ServerLines, UsedModel, Way } from "./way"

/** What MLflow's own clients do with a model, on every server. */
export const clientWays = (model: UsedModel, server: ServerLines): readonly Way[] => [
  ...pythonWays(model, server),
  ...shellWays(model, server),
]
