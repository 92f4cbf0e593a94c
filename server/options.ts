/** Everything the server is told, from the command line, `tracklight.config.json` and the environment together. */
export type Upstream =
  | { readonly kind: "demo"; readonly seed: string }
  | {
      readonly kind: "http"
      /** Without credentials, ends with a slash. */
      readonly address: string
      /** The value of the Authorization header that is added to every request; never shown to anybody. */
      readonly authorization: string | undefined
    }

export type ConfiguredServer = {
  readonly id: string
  readonly label: string
  readonly isReadOnly: boolean
  /** What scripts are told to use, where that is not the address that is used from here. */
  readonly trackingUri?: string | undefined
  readonly upstream: Upstream
}

export type ServerOptions = {
  readonly servers: readonly ConfiguredServer[]
  readonly host: string
  /** Undefined: the usual one, or the next that is free. */
  readonly port: number | undefined
  /** Host names besides our own under which browsers may ask for us. */
  readonly allowHosts: readonly string[]
  /** Origins of portals that may show the app in a frame. */
  readonly embedParents: readonly string[]
  /** Origins from which a page kept as an artifact may load scripts. */
  readonly artifactScripts: readonly string[]
  /** Origins that the browser may ask directly; undefined: any. */
  readonly directOrigins: readonly string[] | undefined
  readonly opensBrowser: boolean
  readonly logsRequests: boolean
}

/** True when whoever reaches us acts as the owner of a credential. */
export const injectsCredential = (servers: readonly ConfiguredServer[]): boolean =>
  servers.some(({ upstream }) => upstream.kind === "http" && upstream.authorization !== undefined)
