/** One configured tracking server: where it is, never how to prove who you are (tokens live in memory only). */
export type Server = {
  /** Lower-case letters, digits and dashes; stands in every link, so it never changes. */
  readonly id: string
  readonly label: string
  /** Absolute, or relative to the page (`proxy/demo/`). */
  readonly address: string
  /** What the MLflow client is told, where that is another address: the server behind a proxy of this page. */
  readonly trackingUri?: string | undefined
  /** True when it comes from config.json: the browser can neither change nor forget it. */
  readonly isConfigured: boolean
  /** Every write is refused here, whatever the server would allow. */
  readonly isReadOnly: boolean
  /** Where the vendor's own UI is, where that is not the address. */
  readonly webAddress?: string | undefined
  /** A namespace of the server, sent along as a header where its kind has such a thing. */
  readonly workspace?: string | undefined
  /** "server": whoever serves this page adds the credential, and one that is typed here is not used. Absent: "browser". */
  readonly signIn?: "browser" | "server" | undefined
  /** When the credential that is added ends for good; from then on one that is typed here is used. */
  readonly signInEnds?: Date | undefined
  /** Fetches the addresses that the server signs, where storage lets no page read them. Absolute, or relative to the page. */
  readonly storageRelay?: string | undefined
}
