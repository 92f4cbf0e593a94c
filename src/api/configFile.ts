import { ApiError } from "~/domain/errors/apiError"
import type { LinkMode } from "~/domain/linked/serverLink"
import type { Server } from "~/domain/servers/server"

/** config.json as it is written. */
export type ConfigFile = {
  readonly servers?: readonly FileServer[] | undefined
  readonly links?: readonly FileLink[] | undefined
  readonly embed?: { readonly parents?: readonly string[] | undefined } | undefined
  readonly artifactScripts?: readonly string[] | undefined
  readonly artifactFrameUrl?: string | undefined
}

/** A server without a label is called by its id, and is written to unless it says otherwise. */
export type FileServer = Omit<Server, "label" | "isConfigured" | "isReadOnly" | "signInEnds"> & {
  readonly label?: string | undefined
  readonly readOnly?: boolean | undefined
  /** As `2026-01-31T12:00:00Z`. */
  readonly signInEnds?: string | undefined
}

export type FileLink = {
  readonly primary: string
  readonly mirror: string
  readonly mode?: LinkMode | undefined
}

export const refused = (why: string, kind: "invalid" | "unreachable" | "server" = "invalid"): ApiError =>
  new ApiError({ kind, status: 0, code: "", message: `config.json cannot be used: ${why}.` })
