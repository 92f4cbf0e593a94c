import { defineConfig } from "@playwright/test"

import { TRACKINGS, type Tracking } from "./e2e/fixtures/kinds"
import type { Options } from "./e2e/fixtures/test"

/** What no kind of tracking server can change, and so runs on the demo alone. */
const DEMO_ONLY = [
  "downloadsRow.spec.ts", // a row of the shell; saving.spec.ts walks what is saved on real servers
  "embed.spec.ts", // what our own server allows the sites that show the app in a frame
  "faults.spec.ts", // a switch answers in place of the tracking server
  "frameOrigin.spec.ts", // the sandbox page on a second origin: a matter of our own server and the browser
  "hostileFiles.spec.ts", // pages that were logged run in the browser alone, wherever they come from
  "hostileDemo.spec.ts", // walks what no real server would store; security.spec.ts does the same with what they do
  "memory.spec.ts", // what the browser keeps of pages that were left
  "states.spec.ts", // how pages look in other states than that in which they open
]

/**
 * How pages are built, which the server behind them cannot change but by what it lacks: the demo has everything, and
 * FastTrackML lacks most.
 */
const BUILT = ["accessibility.spec.ts", "phone.spec.ts", "still.spec.ts"]

/** Puts files into MLflow's own artifact service, which other servers do not have. */
const MLFLOW_STORE = [
  "addresses.spec.ts",
  "binaryTables.spec.ts",
  "documents.spec.ts",
  "fileSearch.spec.ts",
  "fileSteps.spec.ts",
  "pages.spec.ts",
  "pdf.spec.ts",
  "saving.spec.ts",
  "tables.spec.ts",
  "texts.spec.ts",
]

/** Trains, logs and loads a model with the newest client of MLflow. */
const NEWEST_CLIENT = ["modelUse.spec.ts"]

/** Needs a registry of models. */
const REGISTRY = ["modelCompare.spec.ts", "registryList.spec.ts"]

/** What one vendor's workspace serves by itself. */
const SERVING = ["modelServing.spec.ts"]

/** Workspaces of a vendor that a journey breaks, or to which our own server signs in. */
const VENDOR_ONLY = ["signedIn.spec.ts", "tokenLife.spec.ts", "vendorFaults.spec.ts", "vendors.spec.ts"]

/**
 * What a kind of server can change: connecting, experiments, runs, a run, charts, models, artifacts, and what it lacks. What our
 * own server and the browser do by themselves (budgets, policies, hostile text) is walked on the demo, MLflow and FastTrackML.
 */
const KIND = [
  "capabilities.spec.ts",
  "charts.spec.ts",
  "connecting.spec.ts",
  "crossServer.spec.ts",
  "experiments.spec.ts",
  "firstLook.spec.ts",
  "lineage.spec.ts",
  "links.spec.ts",
  "liveRun.spec.ts",
  "models.spec.ts",
  "registry.spec.ts",
  "run.spec.ts",
  "runChanges.spec.ts",
  "runs.spec.ts",
]

type Files = { readonly testMatch?: string[]; readonly testIgnore?: string[] }

/** What runs on a kind of server that says nothing else below. */
const OF_A_KIND: Files = { testMatch: [...KIND, ...REGISTRY] }
const OF_A_VENDOR: Files = { testMatch: [...KIND, ...REGISTRY, ...VENDOR_ONLY] }

const FILES: Partial<Record<Tracking, Files>> = {
  demo: { testIgnore: [...NEWEST_CLIENT, ...SERVING, ...VENDOR_ONLY] },
  mlflow: { testIgnore: [...DEMO_ONLY, ...BUILT, ...SERVING, ...VENDOR_ONLY] },
  fasttrackml: {
    testIgnore: [...DEMO_ONLY, ...MLFLOW_STORE, ...NEWEST_CLIENT, ...REGISTRY, ...SERVING, ...VENDOR_ONLY],
  },
  databricks: { testMatch: [...KIND, ...REGISTRY, ...VENDOR_ONLY, ...SERVING] },
  azureml: OF_A_VENDOR,
}

/** The same journeys on the demo and on real servers; what a server cannot do is asserted where it is shown. */
export default defineConfig<Options>({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  globalSetup: "./e2e/fixtures/globalSetup.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  retries: process.env["CI"] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] === undefined ? [["list"]] : [["list"], ["json"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    timezoneId: "Europe/Berlin",
    locale: "en-GB",
    trace: "on-first-retry", // recording every journey takes a quarter of the time of all; `--trace on` records one that is looked into
    launchOptions: {
      ...(process.env["CHROMIUM"] === undefined ? {} : { executablePath: process.env["CHROMIUM"] }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-first-run",
        "--no-pings",
      ],
    },
  },
  projects: TRACKINGS.map((tracking) => ({ name: tracking, use: { tracking }, ...(FILES[tracking] ?? OF_A_KIND) })),
})
