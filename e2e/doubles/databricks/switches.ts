import { STORAGE_SWITCHES, type StorageSwitches } from "~e2e/doubles/storage"
import { TRAFFIC_SWITCHES, type TrafficSwitches } from "~e2e/doubles/traffic"

import type { Refusal } from "./refusals"

export type DatabricksSwitches = StorageSwitches &
  TrafficSwitches & {
    /** The personal access token that is accepted; change it, and the old one is wrong. */
    readonly token: string
    /** How every request is refused, whatever token it brings. */
    readonly refuses: Refusal | "nothing"
    /** How a token is refused whose time has passed. */
    readonly expiredAs: Refusal
    /** Life of what /oidc/v1/token hands out. */
    readonly tokenSeconds: number
    /** What the signed-in user may do with experiments. */
    readonly permission: "CAN_READ" | "CAN_EDIT" | "CAN_MANAGE"
    readonly historyPageMax: number
    readonly experimentSearchMax: number
    readonly loggedModelsPageMax: number
    readonly bulkHistory: boolean
    readonly datasetSearch: boolean
    /** `off` answers 403, `missing` 404: what a client takes for an empty folder. */
    readonly filesApi: "on" | "off" | "missing"
    /** Whether the Files API hands out signed addresses for what lies below /WorkspaceInternal. */
    readonly downloadUrls: boolean
    readonly credentialType: "AZURE_SAS_URI" | "AZURE_ADLS_GEN2_SAS_URI"
    /** Whether the storage wants headers that come with the signed address. */
    readonly credentialHeaders: boolean
    readonly workspaceRegistry: boolean
    readonly unityCatalog: boolean
    readonly unityCatalogNative: boolean
    readonly unityCatalogFiles: "presigned" | "filesApi"
    /** Whether the response header that names the workspace is there. */
    readonly orgHeader: boolean
  }

/**
 * A workspace as documented. Evidence: [O] seen on the wire of the vendor's own client, [S] read in its source, [D] documented by
 * the vendor, [I] in an issue of a public repository, [U] not to be known without an account. One report from a real workspace
 * flips one switch.
 */
export const DATABRICKS_SWITCHES: DatabricksSwitches = {
  ...STORAGE_SWITCHES,
  ...TRAFFIC_SWITCHES,
  // [D] 7 a second for runs/search and for changes of experiments; off, so that a test fails for its own reason only.
  searchesPerSecond: 0,
  token: "dapi-double",
  refuses: "nothing",
  // [I databricks-sdk-go#1061]
  expiredAs: "403 expired",
  // [D] One hour.
  tokenSeconds: 3600,
  permission: "CAN_MANAGE",
  // [S mlflow, GET_METRIC_HISTORY_MAX_RESULTS] The wording of the refusal: [U].
  historyPageMax: 25_000,
  // [D] API reference of experiments/search.
  experimentSearchMax: 3000,
  // [S databricks-sdk, search_logged_models] What happens above: [U].
  loggedModelsPageMax: 50,
  // [U] In no public reference; [D] absent from the list of the MLflow API.
  bulkHistory: false,
  // [U] In no public reference.
  datasetSearch: false,
  filesApi: "on",
  // [U] The client asks for them first [O] and falls back to the file itself.
  downloadUrls: true,
  credentialType: "AZURE_SAS_URI",
  // [S mlflow, databricks_artifact_repo.py] The client sends every header it is given; which ones there are: [U].
  credentialHeaders: true,
  // [D] An administrator can switch it off.
  workspaceRegistry: true,
  // [D] A workspace without a metastore has none.
  unityCatalog: true,
  // [S mlflow, uc_native_rest_store.py]
  unityCatalogNative: true,
  // [O] Which of the two a metastore prescribes: [U].
  unityCatalogFiles: "presigned",
  // [S databricks-sdk, get_workspace_id]
  orgHeader: true,
}
