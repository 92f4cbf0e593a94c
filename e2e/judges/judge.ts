import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

import { start } from "~scripts/processes.mjs"
import { ensurePython } from "~scripts/python.mjs"

/** What an operation came to: nothing when it succeeded, else what the client said. */
export type Outcomes = ReadonlyMap<string, string | undefined>

type Judge = {
  readonly program: "exercise.py" | "sdk.py"
  readonly list: "requirements.txt" | "requirements-azureml.txt"
  readonly env: Readonly<Record<string, string>>
}

/** What the machine's own user has set must not reach the judge, or it would ask another workspace. */
const FOREIGN =
  /^(databricks|mlflow|azure|azureml|arm|msi|identity|imds|requests_ca|curl_ca|ssl_cert|(https?|all|no)_proxy)/i

/** Runs the vendor's real client, and reads what each of its operations came to. */
export async function judge({ program, list, env }: Judge): Promise<Outcomes> {
  const { python, env: base } = await ensurePython(list)
  const own = Object.entries(base).filter(([name]) => !FOREIGN.test(name) || name === "MLFLOW_DISABLE_TELEMETRY")
  const folder = await mkdtemp(path.join(tmpdir(), "tracklight-judge-"))
  const log = path.join(folder, "log")
  // It leaves the configuration of the user alone, and nothing behind.
  const alone = { HOME: folder, USERPROFILE: folder, PYTHONDONTWRITEBYTECODE: "1", NO_PROXY: "*" }
  try {
    const args = [fileURLToPath(new URL(program, import.meta.url))]
    const run = start({
      program: python,
      args,
      env: { ...Object.fromEntries(own), ...alone, ...env },
      cwd: folder,
      log,
    })
    const code = await run.ended
    const printed = await readFile(log, "utf8")
    if (code !== 0) throw new Error(`${program} ended with ${code}:\n${printed.slice(-4000)}`)
    return outcomesIn(printed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function outcomesIn(printed: string): Outcomes {
  const lines = printed.split("\n").filter((line) => line.startsWith("JUDGED "))
  return new Map(
    lines.map((line) => {
      const outcome: { operation: string; failed?: string } = JSON.parse(line.slice("JUDGED ".length))
      return [outcome.operation, outcome.failed]
    }),
  )
}
