import { defineConfig } from "vite"

/** The Node server, bundled with the mocks it serves as the demo; packages stay outside the bundle. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  publicDir: false,
  build: {
    ssr: "server/main.ts",
    outDir: "build/server",
    target: "node20",
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: "main.js" } },
  },
})
