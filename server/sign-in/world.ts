import { type AskAzure, askAzure } from "./azure"

/** What lies outside this program, and is another one in tests. */
export type World = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  readonly askAzure: AskAzure
}

export const thisWorld = (environment: World["environment"]): World => ({ environment, now: Date.now, askAzure })
