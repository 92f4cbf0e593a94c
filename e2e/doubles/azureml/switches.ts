import { STORAGE_SWITCHES, type StorageSwitches } from "~e2e/doubles/storage"
import { TRAFFIC_SWITCHES, type TrafficSwitches } from "~e2e/doubles/traffic"

import type { Refusal } from "./refusals"

export type AzuremlSwitches = StorageSwitches &
  TrafficSwitches & {
    /** How every request is refused, whatever token it brings. */
    readonly refuses: Refusal | "nothing"
    /** How a token is refused whose time has passed. */
    readonly expiredAs: Refusal
    /** Life of the tokens that the managed identity hands out. */
    readonly tokenSeconds: number
    /** metrics/get-history wants fewer than this; 0 = as many as one likes. */
    readonly historyMax: number
    readonly orderByMetrics: boolean
    readonly tagNotEquals: boolean
    /** Whether registered-models/search takes more than `name = '...'`, as the filter that hides prompts. */
    readonly modelFilters: boolean
    readonly renames: boolean
    readonly deletesModels: boolean
    readonly aliases: boolean
    /** Whether the routes of MLflow 3 for logged models are there. */
    readonly loggedModels: boolean
    readonly userTag: boolean
    /** How many artifacts a page of the flat list has. */
    readonly artifactPage: number
    /** Whether the bytes can be read from the host of the API itself. */
    readonly contentStream: boolean
  }

/**
 * A workspace as documented. Evidence: [O] seen on the wire of the official client, [S] read in its source, [D] documented by the
 * vendor, [I] in an issue of a public repository, [U] not to be known without an account. One report from a real workspace flips
 * one switch.
 */
export const AZUREML_SWITCHES: AzuremlSwitches = {
  ...STORAGE_SWITCHES,
  ...TRAFFIC_SWITCHES,
  refuses: "nothing",
  // [I mlflow#5846] The envelope; the words: [U].
  expiredAs: "lower case",
  // [D] 60 to 90 minutes.
  tokenSeconds: 3600,
  // [I mlflow#10694] Whether it still holds: [U].
  historyMax: 1000,
  // [D how-to-track-experiments-mlflow]
  orderByMetrics: false,
  // [D how-to-track-experiments-mlflow]
  tagNotEquals: false,
  // [D how-to-manage-models-mlflow, I azure-sdk-for-python#42155]
  modelFilters: false,
  // [D how-to-track-experiments-mlflow, how-to-manage-models-mlflow]
  renames: false,
  // [D how-to-manage-models-mlflow] A version can be deleted, its model not.
  deletesModels: false,
  // [U] In no document.
  aliases: false,
  // [I azure-sdk-for-python#44896]
  loggedModels: false,
  // [I mlflow-export-import#78]
  userTag: false,
  // [U] Small, so that whoever reads the list has to follow the token.
  artifactPage: 100,
  // [U] In the generated client [S], but no shipped code calls it.
  contentStream: true,
}
