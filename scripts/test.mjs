// `npm test`: the checks, then the parity of the demo with a real MLflow, the doubles of vendors under the eyes of the vendors' clients,
// and the journeys on the demo and on real servers.
import { CHECKS } from "./check.mjs"
import { finish, playwrightCount, reportOf, runSteps, vitestCount } from "./steps.mjs"

finish(
  await runSteps([
    ...CHECKS,
    ...["parity", "doubles"].map((name) => ({
      name,
      command: [
        "vitest",
        "run",
        `--project=${name}`,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${reportOf(name)}`,
      ],
      count: vitestCount,
    })),
    { name: "journeys", command: ["node", "scripts/e2e.mjs"], count: playwrightCount },
  ]),
)
