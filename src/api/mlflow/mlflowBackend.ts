import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"

import { artifactMethods } from "./artifacts"
import { experimentMethods } from "./experiments"
import { historyMethods } from "./history"
import { loggedModelMethods } from "./loggedModels"
import { registryMethods } from "./registry"
import { runMethods } from "./runs"

/** The dialect that every server speaks. Providers spread the result and replace single methods. */
export const mlflowBackend = (id: string, http: Http, can: Capabilities): Backend => ({
  id,
  can,
  ...experimentMethods(http),
  ...runMethods(http),
  ...historyMethods(http),
  ...artifactMethods(http),
  ...registryMethods(http),
  ...loggedModelMethods(http),
  linkOut: () => undefined,
  guide: () => Promise.resolve([]),
})
