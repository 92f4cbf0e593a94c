import { parseArgs } from "node:util"

import { UsageError } from "./usageError"

export type CommandLine = {
  readonly addresses: readonly string[]
  readonly port: number | undefined
  readonly host: string | undefined
  readonly allowHosts: readonly string[]
  readonly isReadOnly: boolean
  /** False: no credential is added to requests; the page asks for one. */
  readonly signsIn: boolean
  readonly opensBrowser: boolean
  readonly logsRequests: boolean
  readonly asksForHelp: boolean
}

export const HELP = `Usage: npm start -- [<address> ...] [options]

An address is one of these, with a name of its own as name=address:
  http(s)://...                     an MLflow server; with user:password@ in front of the host where it asks for them
  databricks, databricks://profile  as the clients of Databricks read it: DATABRICKS_HOST, or ~/.databrickscfg
  adb-....azuredatabricks.net       a Databricks workspace; the page asks for a token
  azureml://...                     an Azure ML workspace, signed in with a managed identity, az login, ...
  demo, demo:<seed>                 nothing but this program
Without one, those of tracklight.config.json are opened, else the demo.

  --port <number>       exactly this port (else 5050, or the next that is free)
  --host <name>         listen on this name or address (else 127.0.0.1)
  --allow-host <name>   also answer to this host name; may be repeated
  --read-only           refuse every request that changes something
  --no-sign-in          add no credential to requests: the page asks for one
  --no-open             do not open a browser
  --log                 print a line for each request, without queries

TRACKLIGHT_TOKEN, or TRACKLIGHT_TOKEN_<NAME> with several servers, is added to requests as a bearer token.`

export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args)
  return {
    addresses: positionals,
    port: values.port === undefined ? undefined : readPort(values.port),
    host: values.host,
    allowHosts: (values["allow-host"] ?? []).map((name) => name.toLowerCase()),
    isReadOnly: values["read-only"] ?? false,
    signsIn: !(values["no-sign-in"] ?? false),
    opensBrowser: !(values["no-open"] ?? false),
    logsRequests: values.log ?? false,
    asksForHelp: values.help ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "allow-host": { type: "string", multiple: true },
        "read-only": { type: "boolean" },
        "no-sign-in": { type: "boolean" },
        "no-open": { type: "boolean" },
        log: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw new UsageError(`--port must be a number up to 65535, not "${text}".`)
  return port
}
