import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

import { runPython } from "~scripts/trackingServers.mjs"

import type { Certificate } from "./listener"

export type MadeCertificate = Certificate & {
  /** The file to name in REQUESTS_CA_BUNDLE or NODE_EXTRA_CA_CERTS. */
  readonly file: string
  readonly remove: () => Promise<void>
}

/** A certificate for localhost; Node can use one but not make one. */
export async function makeCertificate(): Promise<MadeCertificate> {
  const folder = await mkdtemp(path.join(tmpdir(), "tracklight-certificate-"))
  await runPython([fileURLToPath(new URL("certificate.py", import.meta.url)), folder])
  const file = path.join(folder, "cert.pem")
  const [cert, key] = await Promise.all([readFile(file, "utf8"), readFile(path.join(folder, "key.pem"), "utf8")])
  return { cert, key, file, remove: () => rm(folder, { recursive: true, force: true }) }
}
