import { http, type HttpHandler } from "msw"
import type { Db } from "~mocks/db"
import { artifactEndpoints } from "./artifacts"
import { artifactStoreEndpoints } from "./artifactStore"
import { type Endpoint, handlersOf, html, refusalsOf } from "./endpoint"
import { experimentEndpoints } from "./experiments"
import { loggedModelEndpoints } from "./loggedModels"
import { metricEndpoints } from "./metrics"
import { modelVersionEndpoints } from "./modelVersions"
import { registeredModelEndpoints } from "./registeredModels"
import { runEndpoints } from "./runs"
import { runWriteEndpoints } from "./runWrites"
import { serverEndpoints } from "./server"

const endpoints: readonly Endpoint[] = [
  ...experimentEndpoints,
  ...runEndpoints,
  ...runWriteEndpoints,
  ...metricEndpoints,
  ...artifactEndpoints,
  ...artifactStoreEndpoints,
  ...registeredModelEndpoints,
  ...modelVersionEndpoints,
  ...loggedModelEndpoints,
  ...serverEndpoints,
]

/** Every route of the small server, on any origin and below any path; what it does not know it answers as MLflow does. */
export const handlers = (db: Db): HttpHandler[] => [
  ...endpoints.flatMap((endpoint) => handlersOf(db, endpoint)),
  ...endpoints.flatMap((endpoint) => refusalsOf(endpoint)),
  http.all("*", () =>
    html(
      404,
      "Not Found",
      "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
    ),
  ),
]
