import { defineConfig } from "@playwright/test"

import type { Options } from "./e2e/fixtures/test"

/** What no kind of tracking server can change, and so runs on the demo alone. */
const DEMO_ONLY = [
  "embed.spec.ts", // what our own server allows the sites that show the app in a frame
  "faults.spec.ts", // a switch answers in place of the tracking server
  "hostileDemo.spec.ts", // walks what no real server would store; security.spec.ts does the same with what they do
  "memory.spec.ts", // what the browser keeps of pages that were left
]

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
    trace: "retain-on-failure",
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
  projects: [
    { name: "demo", use: { tracking: "demo" } },
    { name: "mlflow", testIgnore: DEMO_ONLY, use: { tracking: "mlflow" } },
    { name: "fasttrackml", testIgnore: DEMO_ONLY, use: { tracking: "fasttrackml" } },
  ],
})
