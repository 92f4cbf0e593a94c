import type { Backend } from "~e2e/doubles/backend"
import type { Storage } from "~e2e/doubles/storage"
import type { Switchboard } from "~e2e/doubles/switchboard"
import type { Tokens } from "~e2e/doubles/tokens"

import type { Names } from "./names"
import type { AzuremlSwitches } from "./switches"

export type Workspace = {
  readonly name: string
  /** "/subscriptions/.../workspaces/<name>" */
  readonly resource: string
  readonly backend: Backend
  readonly names: Names
  /** What stands before its files on the storage host. */
  readonly account: string
  readonly host: Host
}

/** What all workspaces of one double share. */
export type Host = {
  readonly board: Switchboard<AzuremlSwitches>
  readonly storage: Storage
  readonly tokens: Tokens
  readonly origin: () => string
}

const SUBSCRIPTION = "00000000-0000-0000-0000-00000000000a"
export const RESOURCE_GROUP = "rg"

export const resourceOf = (name: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/${name}`

export const MLFLOW = "/api/2.0/mlflow"
