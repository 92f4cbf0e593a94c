import { trackingUriOf, type TrackingUri } from "~/domain/servers/trackingUri"

import { useBackend } from "./backends"
import { useServers } from "./ConnectionsContext"

/** Where scripts reach the server of this page; undefined only while it is being forgotten. */
export function useTrackingUri(): TrackingUri | undefined {
  const { id } = useBackend()
  const server = useServers().find((other) => other.id === id)
  return server && trackingUriOf(server, document.baseURI)
}
