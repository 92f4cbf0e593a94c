// `npm run check`: everything that needs no tracking server and no browser. The aim is two minutes on two cores.
import { fileURLToPath } from "node:url"

import { finish, reportOf, runSteps, vitestCount } from "./steps.mjs"

/** @type {readonly import("./steps.mjs").Step[]} */
export const CHECKS = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "dead code", command: ["knip"] },
  {
    name: "unit",
    command: [
      "vitest",
      "run",
      "--project=node",
      "--project=dom",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportOf("unit")}`,
    ],
    count: vitestCount,
  },
  { name: "build", command: ["node", "scripts/build.mjs"] },
  { name: "size", command: ["size-limit"] },
]

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(await runSteps(CHECKS))
