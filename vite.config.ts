import react from "@vitejs/plugin-react"
import type { Plugin } from "vite"
import { defineConfig } from "vitest/config"

/** The development server writes inline scripts and styles, which the page's own policy refuses. */
const withoutPolicyInDevelopment: Plugin = {
  name: "without-policy-in-development",
  apply: "serve",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  },
}

/** The browser app. `base: "./"` and hash routes let one build serve under any path of any static host. */
export default defineConfig({
  base: "./",
  plugins: [react(), withoutPolicyInDevelopment],
  resolve: { tsconfigPaths: true },
  build: { target: "es2023", sourcemap: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  worker: { format: "es" },
  test: {
    // No test asserts a time; this only ends one that hangs, also on a busy machine.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{src,mocks,server,scripts}/**/*.test.ts"],
          exclude: ["mocks/parity/**"],
        },
      },
      {
        extends: true,
        test: { name: "dom", environment: "jsdom", include: ["src/**/*.test.tsx"], setupFiles: ["./src/testSetup.ts"] },
      },
      {
        // Needs a real MLflow, so `npm run check` leaves it to `npm test`.
        extends: true,
        test: {
          name: "parity",
          environment: "node",
          include: ["mocks/parity/**/*.test.ts"],
          globalSetup: ["./scripts/parityServer.mjs"],
          hookTimeout: 180_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
