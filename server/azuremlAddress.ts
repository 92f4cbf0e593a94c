/** Tracking URIs of Azure Machine Learning. What is asked is the service; the workspace is a path on it. */
import { isAzuremlHost, readAzureml } from "~/api/providers/addresses/azureml"

import type { Address } from "./address"
import { isLoopback } from "./loopback"
import type { WebUpstream } from "./options"
import { cloudOf } from "./sign-in/azure"
import { type Credential, endingToken } from "./sign-in/credential"
import { renewable } from "./sign-in/renewable"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

const API = "/mlflow/v2.0/"

/** undefined = not Azure ML's business. Throws UsageError. */
export function readAzuremlAddress(text: string, world: World): Address | undefined {
  const reading = readAzureml(text)
  if (reading?.kind === "wrong") throw new UsageError(reading.reason)
  if (reading?.kind !== "server") return undefined
  const { origin, protocol, host, pathname } = new URL(reading.address)
  const workspacePath = pathname.slice(API.length, -1)
  return {
    label: reading.label,
    upstream: {
      kind: "http",
      address: `${origin}/`,
      service: { kind: "azureml", workspacePath },
      trackingUri: `${protocol === "https:" ? "azureml:" : protocol}//${host}${API}${workspacePath}`,
      credential: reading.token === undefined ? undefined : endingToken(reading.token, world.now),
    },
  }
}

/** Signs in to Azure in whatever way this machine can. Throws UsageError. */
export function azureCredential({ address }: Pick<WebUpstream, "address">, world: World): Credential {
  const { hostname } = new URL(address)
  // Such a token opens all of the user's Azure: an address that somebody sent must not lead it astray.
  if (!isAzuremlHost(hostname) && !isLoopback(hostname)) {
    throw new UsageError(
      `${hostname} is not a host of Azure ML (*.api.azureml.ms), so it gets no token of Azure. Give a token in TRACKLIGHT_TOKEN, or let the page ask for one with --no-sign-in.`,
    )
  }
  const cloud = cloudOf(hostname)
  return renewable(
    async () => world.askAzure({ scope: cloud.managementScope, cloud, means: { kind: "any" } }),
    world.now,
  )
}
