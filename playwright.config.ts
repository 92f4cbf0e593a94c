import { defineConfig } from "@playwright/test"

import type { Options } from "./e2e/fixtures/test"

/**
 * The journeys that have been seen to hold on the real servers. The others run on the demo alone until they have been; all of
 * them are tried with EVERY_JOURNEY=1.
 */
const HELD_ON_REAL_SERVERS = process.env["EVERY_JOURNEY"] === undefined ? ["firstLook.spec.ts"] : ["*.spec.ts"]

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
    { name: "mlflow", testMatch: HELD_ON_REAL_SERVERS, use: { tracking: "mlflow" } },
    { name: "fasttrackml", testMatch: HELD_ON_REAL_SERVERS, use: { tracking: "fasttrackml" } },
  ],
})
