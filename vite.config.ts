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

/**
 * src/early.ts as a script of its own, before the app: imported by the app, it would wait for all of it. And the app's own script
 * holds back the first picture, which would be empty and take time from it.
 */
const startScripts: Plugin = {
  name: "start-scripts",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle }) => {
      const early = Object.values(bundle ?? {}).find(
        (file) => file.type === "chunk" && file.isEntry && file.name === "early",
      )
      if (early === undefined) throw new Error("No chunk was built of src/early.ts")
      const script = `<script type="module" async fetchpriority="high" crossorigin src="./${early.fileName}"></script>`
      // As soon as it is there: others of this type wait for the whole document, and async ones are fetched last.
      return html.replace(/<script type="module"/, `${script}\n    $& blocking="render"`)
    },
  },
}

type ModuleGraph = { getModuleInfo(id: string): { readonly importers: readonly string[] } | null }

/** The pages that cannot be drawn without the module. What is fetched later, when it is opened, is not among it. */
function pagesOf(id: string, graph: ModuleGraph, seen = new Set<string>()): Set<string> {
  const pages = new Set<string>()
  if (seen.has(id)) return pages
  seen.add(id)
  if (/\/src\/pages\/[a-z-]+\/\w+Page\.tsx$/.test(id)) return pages.add(id)
  for (const importer of graph.getModuleInfo(id)?.importers ?? [])
    for (const page of pagesOf(importer, graph, seen)) pages.add(page)
  return pages
}

/** Needed by some page and by much that is opened on it: the merge would tie that page to all of the others. */
const isSmall = (id: string): boolean => /\/src\/(components\/ui|domain\/format)\//.test(id)

/**
 * Left alone, each set of modules that some pages share becomes a chunk of its own: fifty small files for one page, most of
 * their time spent in the queue. What the app starts with is one, the small pieces that many pages are built of are another,
 * and the smallest of the other sets are merged into their nearest neighbour. Larger ones stay: merged, they tie pages to what they do not need, and a small change moves 30 KB about.
 * The two little stores that menus and charts share are kept apart, or the merge would tie menus to charts.
 */
const CHUNKS = [
  // What src/early.ts needs, and nothing else: it must be small.
  {
    name: "early",
    test: /src\/(early|api\/(early|requestInit|url|mlflow\/(paths|questions))|app\/(pages|earlyQuestions))\.ts$|vite\/preload-helper/,
    priority: 3,
  },
  { name: "start", tags: ["$initial" as const], priority: 2 },
  { name: "stores", test: /node_modules\/(reselect|use-sync-external-store)\//, priority: 1 },
  // What chooses a view is needed with the list of files, what draws one is not: merged, the one would fetch the other.
  {
    name: "viewers",
    test: /src\/viewers\/(registry|pictureTypes|.*Viewer)\.ts$|src\/domain\/artifacts\/(file|magic|languages|environmentNames|steppedImages)\.ts$/,
    priority: 1,
  },
  // What notes and the colours of programs share: merged with a view, each note would fetch that view.
  { name: "asserts", test: /node_modules\/devlop\//, priority: 1 },
  {
    debugName: "common",
    name: (id: string, graph: ModuleGraph) => (pagesOf(id, graph).size > (isSmall(id) ? 0 : 1) ? "common" : null),
    test: /\/src\/(components|hooks|domain\/(text|format|linked|models|runs|experiments|filters)|features\/(connections|experiment-[a-z]+|run-actions))\/|lucide-react/,
    priority: 1,
  },
  { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 2000 },
]

/** The browser app. `base: "./"` and hash routes let one build serve under any path of any static host. */
export default defineConfig({
  base: "./",
  plugins: [react(), withoutPolicyInDevelopment, startScripts],
  resolve: { tsconfigPaths: true },
  build: {
    target: "es2023",
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // 15 KB for the whole app, instead of several small files for each page, which would wait in the queue of its scripts.
    cssCodeSplit: false,
    rolldownOptions: {
      input: { index: "index.html", early: "src/early.ts" },
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  worker: { format: "es" },
  test: {
    // No test asserts a time; this only ends one that hangs, also on a busy machine.
    testTimeout: 30_000,
    // Left alone, vitest keeps one core for itself: on two it tests with one.
    maxWorkers: "100%",
    pool: "threads",
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          // Nothing in these outlives its test: loading every module anew for each file takes three times as long.
          isolate: false,
          environment: "node",
          include: ["{src,mocks,server,scripts}/**/*.test.ts"],
          exclude: ["mocks/parity/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          // A thread for each file takes as long as its tests. What a file leaves behind ends with it, see src/testSetup.ts.
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          environment: "jsdom",
          setupFiles: ["./src/testSetup.ts"],
          include: ["src/**/*.test.tsx"],
        },
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
      {
        // The stand-ins for vendors, judged by the vendors' own Python clients.
        extends: true,
        test: {
          name: "doubles",
          environment: "node",
          include: ["e2e/{doubles,judges}/**/*.test.ts"],
          // Of the clients, which take a processor each.
          maxConcurrency: 2,
          // The first run on a machine installs what the clients need.
          hookTimeout: 600_000,
          testTimeout: 600_000,
        },
      },
    ],
  },
})
