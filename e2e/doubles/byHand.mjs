// Starts a double for a person: node e2e/doubles/byHand.mjs databricks|azureml|linked. See docs/doubles.md.
import { fileURLToPath } from "node:url"

import { runnerImport } from "vite"

// Node 20 runs no TypeScript; Vite does, with the paths of tsconfig.json.
const program = fileURLToPath(new URL("byHand.ts", import.meta.url))
const { module } = await runnerImport(program, { configFile: false, resolve: { tsconfigPaths: true } })
await module.startByHand(process.argv.slice(2))
