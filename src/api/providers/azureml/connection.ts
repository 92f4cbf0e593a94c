import { workspaceOf } from "~/api/providers/addresses/azureml"
import type { Server } from "~/domain/servers/server"

/** What the workspace is called; placeholders where that is not known. */
export type Words = { readonly subscription: string; readonly resourceGroup: string; readonly name: string }

export const wordsOf = (server: Server): Words => workspaceOf(server.trackingUri ?? server.address) ?? SOME_WORKSPACE

export const SOME_WORKSPACE: Words = {
  subscription: "<subscription>",
  resourceGroup: "<resource group>",
  name: "<workspace>",
}

/** As the client wants it, also where the address was given as one of the web: the scheme of the plugin, no slash at the end. */
export const trackingUri = ({ address, trackingUri: told }: Server): string =>
  (told ?? address).replace(/^https?:/, "azureml:").replace(/\/$/, "")
