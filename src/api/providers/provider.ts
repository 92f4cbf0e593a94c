import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"

/** One kind of server. Add a file beside this one and one line in registry.ts; contract.test.ts then covers it. */
export type Provider = {
  readonly kind: string
  /**
   * Decided by asking, knowing the text of /version (undefined = there is no such route). The first provider of the
   * registry that says yes gets the server. Ask for what answers 200: browsers write every other answer to the console.
   */
  readonly recognises: (http: Http, version: string | undefined) => Promise<boolean>
  readonly probe: (http: Http, version: string | undefined) => Promise<Capabilities>
  readonly open: (id: string, http: Http, can: Capabilities) => Backend
}
