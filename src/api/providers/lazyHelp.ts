import type { Backend, Capabilities } from "~/api/backend"
import type { Server } from "~/domain/servers/server"
import { trackingUriOf } from "~/domain/servers/trackingUri"

/** Texts for whoever asks for them; most visits do not. */
export const lazyHelp = (server: Server, can: Capabilities): Pick<Backend, "guide" | "modelGuide"> => ({
  guide: async () => (await import("./mlflowGuide")).mlflowGuide(server, can, document.baseURI),
  modelGuide: async () => {
    const { mlflowWays } = await import("./mlflowWays")
    const { remark } = trackingUriOf(server, document.baseURI)
    return { waysOf: (model) => mlflowWays(model, server, document.baseURI), remark }
  },
})
