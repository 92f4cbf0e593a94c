import { readWorkspaceFields } from "./azureml"
import type { AddressReading } from "./reading"

/** An address that people know in parts. The page draws the fields; what they mean is known here. */
export type AddressForm = {
  readonly title: string
  /** What is often mixed up. */
  readonly warning: string
  readonly fields: readonly { readonly name: string; readonly label: string; readonly example: string }[]
  readonly read: (values: ReadonlyMap<string, string>) => AddressReading
}

export const addressForms: readonly AddressForm[] = [
  {
    title: "Azure Machine Learning: subscription, resource group, workspace",
    warning:
      "The resource group and the workspace are those of Azure Machine Learning, not of a Databricks workspace that is linked with it, nor the managed group that Databricks makes for itself.",
    fields: [
      { name: "subscription", label: "Subscription id", example: "00000000-0000-0000-0000-000000000000" },
      { name: "resourceGroup", label: "Resource group", example: "ml-team" },
      { name: "name", label: "Workspace name", example: "ml-workspace" },
      { name: "region", label: "Region", example: "westeurope" },
    ],
    read: (values) => {
      const field = (name: string) => values.get(name) ?? ""
      return readWorkspaceFields({
        subscription: field("subscription"),
        resourceGroup: field("resourceGroup"),
        name: field("name"),
        region: field("region"),
      })
    },
  },
]

/** What the one field takes, besides web addresses. */
export const ADDRESS_EXAMPLES =
  "http://localhost:5000, databricks://<profile>, azureml://…, export lines, a .databrickscfg, a workspace's config.json"

/** Where somebody without any server begins. */
export const TRIALS = [
  {
    label: "Databricks: start a trial workspace",
    href: "https://learn.microsoft.com/azure/databricks/getting-started/",
  },
  {
    label: "Azure Machine Learning: create a workspace",
    href: "https://learn.microsoft.com/azure/machine-learning/quickstart-create-resources",
  },
] as const
