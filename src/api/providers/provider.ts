import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import type { Server } from "~/domain/servers/server"

/** One kind of server. Add a file beside this one, one line in registry.ts and a double in contract.test.ts: docs/recipes/add-a-provider.md. */
export type Provider = {
  readonly kind: string
  /** Decided by what is known of its address, before anything is asked. */
  readonly claims?: (server: Server) => boolean
  /** Decided by asking, where nothing answered as MLflow does. */
  readonly recognisesStranger?: (http: Http) => Promise<boolean>
  /**
   * Decided by asking, knowing the text of /version (undefined = there is no such route). The first provider of the
   * registry that says yes gets the server. Ask for what answers 200: browsers write every other answer to the console.
   */
  readonly recognises: (http: Http, version: string | undefined) => Promise<boolean>
  /** The connection as this kind of server wants it: routes elsewhere, headers, a pace. */
  readonly prepare?: (http: Http, server: Server) => Http
  /** Throws ApiError where the server cannot be used, or not by whoever is signed in. */
  readonly probe: (http: Http, version: string | undefined) => Promise<Capabilities>
  readonly open: (server: Server, http: Http, can: Capabilities) => Backend
}
