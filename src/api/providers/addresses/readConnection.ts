/** One field takes every text that people have about a server: an address, a tracking URI, shell lines, a credentials file. */
import { parseServerAddress } from "~/domain/servers/serverAddress"

import { readAzureml, readConfigFile } from "./azureml"
import { readDatabricks } from "./databricks"
import { isCredentialsFile, readProfiles } from "./databrickscfg"
import { environmentOf, readEnvironment } from "./environmentLines"
import { wrong, type AddressReading } from "./reading"

export function readConnection(text: string): AddressReading {
  const trimmed = text.trim()
  const config = readConfigFile(trimmed)
  if (config !== undefined) return config
  if (isCredentialsFile(trimmed)) return { kind: "profiles", profiles: readProfiles(trimmed) }
  const environment = environmentOf(trimmed)
  return environment === undefined ? readUri(trimmed) : readEnvironment(environment, readUri)
}

function readUri(text: string): AddressReading {
  if (/^uc(:|$)/.test(text))
    return wrong("Unity Catalog's open-source server keeps no runs: enter the address of a tracking server.")
  return readAzureml(text) ?? readDatabricks(text) ?? readWebAddress(text)
}

function readWebAddress(text: string): AddressReading {
  const address = parseServerAddress(text)
  if (!address.ok) return wrong(address.reason)
  const { host, pathname } = new URL(address.address)
  const route = /#(\/?.+)$/.exec(text)?.[1]
  return {
    kind: "server",
    address: address.address,
    label: host + pathname.slice(0, -1),
    route: route === undefined ? undefined : `/${route.replace(/^\//, "")}`,
    notes: [],
  }
}
