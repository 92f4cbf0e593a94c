/** The sign-in that `databricks auth login` keeps, asked for the way the vendor's own libraries ask. */
import { execFile } from "node:child_process"
import { promisify } from "node:util"

import * as z from "zod"

import { NoCredential } from "./credential"
import type { FetchToken } from "./renewable"
import type { World } from "./world"

const TIMEOUT_MS = 60_000

const output = z.object({
  access_token: z.string().min(1),
  expiry: z.string().transform(Date.parse).pipe(z.number()),
})

export const databricksCli =
  (profile: string, { environment }: Pick<World, "environment">): FetchToken =>
  async () => {
    const program = environment["DATABRICKS_CLI_PATH"] ?? "databricks"
    const args = ["auth", "token", "--profile", profile]
    const { stdout } = await promisify(execFile)(program, args, { env: environment, timeout: TIMEOUT_MS }).catch(() => {
      throw new NoCredential(
        `The Databricks CLI gave no token. Run: databricks auth login --profile ${JSON.stringify(profile)}`,
      )
    })
    const parsed = output.safeParse(parse(stdout))
    if (!parsed.success) throw new NoCredential("The Databricks CLI answered something that holds no token.")
    return { value: parsed.data.access_token, expiresAt: parsed.data.expiry }
  }

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
