// `npm test`: the checks, then the parity of the demo with a real MLflow, then the journeys on the demo and on real servers.
import { CHECKS } from "./check.mjs"
import { finish, playwrightCount, reportOf, runSteps, vitestCount } from "./steps.mjs"

finish(
  await runSteps([
    ...CHECKS,
    {
      name: "parity",
      command: [
        "vitest",
        "run",
        "--project=parity",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${reportOf("parity")}`,
      ],
      count: vitestCount,
    },
    { name: "journeys", command: ["node", "scripts/e2e.mjs"], count: playwrightCount },
  ]),
)
