/** Everything the server is told, from the command line, `tracklight.config.json` and the environment together. */
import type { FileLink } from "./config"
import type { Credential } from "./sign-in/credential"

export type Upstream = { readonly kind: "demo"; readonly seed: string } | WebUpstream

export type WebUpstream = {
  readonly kind: "http"
  /** Everything below `/proxy/<server>/` is asked below this. Without credentials, ends with a slash. */
  readonly address: string
  readonly service: Service
  /** What scripts are told to use: `databricks://prod`, `http://localhost:5000`. Free of secrets. */
  readonly trackingUri: string
  /** Added to every request; undefined: what the browser sends goes through. */
  readonly credential: Credential | undefined
}

/** Which paths there are, and what has to go along. */
export type Service =
  | { readonly kind: "mlflow" }
  /** `workspace` is the organisation id, where it is known. */
  | { readonly kind: "databricks"; readonly workspace: string | undefined }
  /** `workspacePath` is `subscriptions/…/workspaces/<name>`, escaped, no slashes around it. */
  | { readonly kind: "azureml"; readonly workspacePath: string }

export type ConfiguredServer = {
  readonly id: string
  readonly label: string
  readonly isReadOnly: boolean
  readonly upstream: Upstream
}

export type WebServer = ConfiguredServer & { readonly upstream: WebUpstream }

export type ServerOptions = {
  readonly servers: readonly ConfiguredServer[]
  /** Pairs of them that hold the same runs. */
  readonly links: readonly FileLink[]
  readonly host: string
  /** Undefined: the usual one, or the next that is free. */
  readonly port: number | undefined
  /** Host names besides our own under which browsers may ask for us. */
  readonly allowHosts: readonly string[]
  /** Origins of portals that may show the app in a frame. */
  readonly embedParents: readonly string[]
  /** Origins from which a page kept as an artifact may load scripts. */
  readonly artifactScripts: readonly string[]
  /** The sandbox page on an origin of its own; undefined: beside the app. */
  readonly artifactFrameUrl: string | undefined
  /** Origins that the browser may ask directly; undefined: any. */
  readonly directOrigins: readonly string[] | undefined
  /** Origins besides Azure's own from which signed addresses may be fetched. */
  readonly storageOrigins: readonly string[]
  readonly opensBrowser: boolean
  readonly logsRequests: boolean
}

/** True when whoever reaches us acts as the owner of a credential. */
export const injectsCredential = (servers: readonly ConfiguredServer[]): boolean =>
  servers.some(({ upstream }) => upstream.kind === "http" && upstream.credential !== undefined)
