import type { Server } from "~/domain/servers/server"

/** The profile of ~/.databrickscfg that the tracking URI names. */
export const profileOf = ({ trackingUri }: Server): string | undefined =>
  /^databricks(?:-uc)?:\/\/(.+)$/.exec(trackingUri ?? "")?.[1]

export const hostOf = ({ address, webAddress }: Server): string => {
  const base = webAddress ?? address
  return /^https?:/.test(base) ? new URL(base).origin : "https://<your workspace>.azuredatabricks.net"
}
