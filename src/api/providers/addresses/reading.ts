/** What a text that somebody has about a server turned out to mean. Only `token` is secret: it goes to memory, nowhere else. */
export type AddressReading =
  | {
      readonly kind: "server"
      /** http(s), ends with a slash, free of secrets, query and hash. */
      readonly address: string
      /** A short name to begin with. */
      readonly label: string
      /** A namespace of the server that goes along as a header: the organisation id of a workspace, for example. */
      readonly workspace?: string | undefined
      readonly token?: string | undefined
      /** The page that the text pointed to, as a route of MLflow's own UI (`/experiments/1/runs/abc`). */
      readonly route?: string | undefined
      /** What should be known about this text: it is old, its token ends soon. */
      readonly notes: readonly string[]
    }
  /** The address is in a credentials file or an environment, under this name. */
  | {
      readonly kind: "profile"
      readonly profile: string
      /** How `npm start` and MLflow's clients are told this profile. */
      readonly trackingUri: string
      readonly notes: readonly string[]
    }
  /** A credentials file. */
  | { readonly kind: "profiles"; readonly profiles: readonly Profile[] }
  /** `reason` says what is wrong with it and what was probably meant; `parts` are the fields of a form that are known from it. */
  | { readonly kind: "wrong"; readonly reason: string; readonly parts?: ReadonlyMap<string, string> }

/** One section of a credentials file. */
export type Profile = {
  readonly name: string
  /** How `npm start` and MLflow's clients are told this profile. */
  readonly trackingUri: string
  /** undefined = the section has no host that can be asked. */
  readonly address: string | undefined
  readonly workspace?: string | undefined
  /** Where it can be used: in a browser (a token), through Tracklight's own server (a secret that must be exchanged), or not. */
  readonly usable: "here" | "through-proxy" | "no"
  /** Which credential it has, or what it lacks. */
  readonly reason: string
  readonly token?: string | undefined
}

export const wrong = (reason: string): AddressReading => ({ kind: "wrong", reason })
