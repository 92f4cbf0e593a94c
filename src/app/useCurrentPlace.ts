import { useMatch } from "react-router-dom"

export type CurrentPlace = { readonly server: string; readonly experimentId: string | undefined }

/** Which server and experiment the address is about, for what stands outside the page: rail, breadcrumbs, palette. */
export function useCurrentPlace(): CurrentPlace | undefined {
  const server = useMatch("/s/:server/*")?.params.server
  const experimentId = useMatch("/s/:server/experiments/:experimentId/*")?.params.experimentId
  return server === undefined ? undefined : { server, experimentId }
}
