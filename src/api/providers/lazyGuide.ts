import type { Backend, Capabilities } from "~/api/backend"
import type { Server } from "~/domain/servers/server"

/** Texts for whoever asks for them; most visits do not. */
export const lazyGuide =
  (server: Server, can: Capabilities): Backend["guide"] =>
  async () =>
    (await import("./mlflowGuide")).mlflowGuide(server, can, document.baseURI)
