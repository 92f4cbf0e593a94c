import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"

import { artifactMethods } from "./artifacts"
import { experimentMethods } from "./experiments"
import { historyMethods } from "./history"
import { loggedModelMethods } from "./loggedModels"
import { registryMethods } from "./registry"
import { registryWrites, sameForAll } from "./registryWrites"
import { runMethods } from "./runs"

/** The dialect that every server speaks. Providers spread the result, replace single methods and add their help. */
export const mlflowBackend = (id: string, http: Http, can: Capabilities): Omit<Backend, "guide" | "modelGuide"> => ({
  id,
  can,
  ...experimentMethods(http),
  ...runMethods(http),
  ...historyMethods(http),
  ...artifactMethods(http),
  ...registryMethods(http),
  ...registryWrites(http),
  modelAbilities: sameForAll(can),
  modelPath: (name) => [name],
  ...loggedModelMethods(http),
  linkOut: () => undefined,
})
