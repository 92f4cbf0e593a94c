import { execFile } from "node:child_process"
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"

/** A rule that nobody has seen fail may be switched off: every rule that we rely on is broken here once, on purpose. */
type Violation = { readonly rule: string; readonly file: string; readonly code: string }

const LAYERS = ["domain", "api", "hooks", "components", "charts", "viewers", "features", "pages", "app"] as const
type Layer = (typeof LAYERS)[number]

/** The table of docs/architecture.md: what each layer may import. */
const ALLOWED: Record<Layer, readonly Layer[]> = {
  domain: ["domain"],
  api: ["domain", "api"],
  hooks: ["domain", "hooks"],
  components: ["domain", "hooks", "components"],
  charts: ["domain", "hooks", "components"],
  viewers: ["domain", "hooks", "components"],
  features: ["domain", "api", "hooks", "components", "charts", "viewers"],
  pages: ["domain", "api", "hooks", "components", "charts", "viewers", "features"],
  app: LAYERS,
}
/** Packages that belong to some layers only. */
const PACKAGES: Record<string, readonly Layer[]> = {
  "@tanstack/react-query": ["api", "features", "pages", "app"],
  recharts: ["charts"],
  react: LAYERS.filter((layer) => layer !== "domain"),
  msw: [],
  fastify: [],
  "node:fs": [],
  "~mocks/db": [],
  "~server/main": [],
}

const imports = (from: string) => `import { it } from "${from}"\nexport const used = it\n`
const place = (layer: string) => `src/${layer}/one/deep/Planted`

const layered = LAYERS.flatMap((layer) => {
  const targets = LAYERS.map((target) => ({
    target: `~/${target}/two/three`,
    isAllowed: ALLOWED[layer].includes(target),
  }))
  const packages = Object.entries(PACKAGES).map(([target, users]) => ({ target, isAllowed: users.includes(layer) }))
  return [...targets, ...packages, { target: "../other", isAllowed: false }].map((each, number) => ({
    ...each,
    file: `${place(layer)}${number}.ts`,
  }))
})

const OUTSIDE: readonly Violation[] = [
  { file: "server/planted1.ts", code: imports("~/domain/runs/run"), rule: "no-restricted-imports" },
  { file: "server/planted4.ts", code: imports("~/api/providers/registry"), rule: "no-restricted-imports" },
  { file: "server/planted2.ts", code: imports("~mocks/db"), rule: "no-restricted-imports" },
  { file: "server/planted3.ts", code: imports("react"), rule: "no-restricted-imports" },
  { file: "mocks/planted1.ts", code: imports("~/api/json"), rule: "no-restricted-imports" },
  { file: "mocks/planted2.ts", code: imports("~server/main"), rule: "no-restricted-imports" },
  { file: "e2e/planted1.ts", code: imports("~/domain/runs/run"), rule: "no-restricted-imports" },
  { file: "e2e/planted2.ts", code: imports("~mocks/db"), rule: "no-restricted-imports" },
  { file: "scripts/planted1.ts", code: imports("../src/domain/runs/run"), rule: "no-restricted-imports" },
]

const STYLE: readonly Violation[] = [
  {
    rule: "import/no-cycle",
    file: "src/domain/cycle/a.ts",
    code: 'import { b } from "./b"\nexport const a = () => b()\n',
  },
  {
    rule: "import/no-cycle",
    file: "src/domain/cycle/b.ts",
    code: 'import { a } from "./a"\nexport const b = (): unknown => a()\n',
  },
  { rule: "import/no-default-export", file: "src/domain/x/defaultExport.ts", code: "export default 1\n" },
  {
    rule: "consistent-type-imports",
    file: "src/domain/x/typeImports.ts",
    code: 'import { Run } from "./clean"\nexport type A = Run\n',
  },
  { rule: "no-explicit-any", file: "src/domain/x/explicitAny.ts", code: "export const a: any = 1\n" },
  {
    rule: "no-floating-promises",
    file: "src/domain/x/floating.ts",
    code: "export const a = () => {\n  Promise.resolve(1)\n}\n",
  },
  {
    rule: "no-unsafe-type-assertion",
    file: "src/domain/x/assertion.ts",
    code: "export const a = (b: unknown) => b as string\n",
  },
  {
    rule: "switch-exhaustiveness-check",
    file: "src/domain/x/exhaustive.ts",
    code: 'export function a(b: "x" | "y") {\n  switch (b) {\n    case "x":\n      return 1\n  }\n  return 2\n}\n',
  },
  {
    rule: "rules-of-hooks",
    file: "src/components/x/Hooks.tsx",
    code: 'import { useState } from "react"\nexport function A({ b }: { b: boolean }) {\n  if (b) useState(1)\n  return null\n}\n',
  },
  {
    rule: "exhaustive-deps",
    file: "src/components/x/Deps.tsx",
    code: 'import { useMemo } from "react"\nexport function A({ b }: { b: number }) {\n  const c = useMemo(() => b + 1, [])\n  return <p>{c}</p>\n}\n',
  },
  {
    rule: "no-unstable-nested-components",
    file: "src/components/x/Nested.tsx",
    code: "export function A() {\n  function B() {\n    return <p>b</p>\n  }\n  return <B />\n}\n",
  },
  {
    rule: "no-danger",
    file: "src/components/x/Danger.tsx",
    code: "export function A({ b }: { b: string }) {\n  return <p dangerouslySetInnerHTML={{ __html: b }} />\n}\n",
  },
  { rule: "eqeqeq", file: "src/domain/x/equal.ts", code: "export const a = (b: number) => b == 1\n" },
  { rule: "no-console", file: "src/domain/x/console.ts", code: 'export const a = () => console.log("a")\n' },
  { rule: "no-eval", file: "src/domain/x/evil.ts", code: "export const a = (b: string): unknown => eval(b)\n" },
  {
    rule: "no-new-func",
    file: "src/domain/x/newFunction.ts",
    code: "export const a = (b: string) => new Function(b)\n",
  },
  {
    rule: "max-lines",
    file: "src/domain/x/long.ts",
    code: Array.from({ length: 301 }, (_, n) => `export const a${n} = ${n}\n`).join(""),
  },
  {
    rule: "max-lines-per-function",
    file: "src/domain/x/longFunction.ts",
    code: `export function a(b: number) {\n${"  b += 1\n".repeat(81)}  return b\n}\n`,
  },
  {
    rule: "max-params",
    file: "src/domain/x/params.ts",
    code: "export const a = (b: 1, c: 1, d: 1, e: 1) => b + c + d + e\n",
  },
  {
    rule: "max-depth",
    file: "src/domain/x/depth.ts",
    code: "export function a(b: number) {\n  if (b) {\n    if (b > 1) {\n      if (b > 2) {\n        if (b > 3) return 1\n      }\n    }\n  }\n  return 2\n}\n",
  },
  {
    rule: "complexity",
    file: "src/domain/x/complex.ts",
    code: `export function a(b: number) {\n${Array.from({ length: 12 }, (_, n) => `  if (b === ${n}) return ${n + 1}\n`).join("")}  return 0\n}\n`,
  },
  { rule: "filename-case", file: "src/domain/x/some-name.ts", code: "export const a = 1\n" },
  {
    rule: "no-wait-for-timeout",
    file: "e2e/journeys/wait.spec.ts",
    code: 'import { test } from "@playwright/test"\ntest("a", async ({ page }) => {\n  await page.waitForTimeout(1)\n})\n',
  },
  {
    rule: "missing-playwright-await",
    file: "e2e/journeys/missingAwait.spec.ts",
    code: 'import { expect, test } from "@playwright/test"\ntest("a", async ({ page }) => {\n  expect(page).toHaveTitle("a")\n})\n',
  },
]

const CLEAN = { file: "src/domain/x/clean.ts", code: "export type Run = { readonly id: string }\n" }

let folder = ""
/** "file rule" of everything that oxlint found. */
let found = new Set<string>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tracklight-lint-"))
  const planted = layered.map(({ file, target }) => ({ file, code: imports(target) }))
  for (const { file, code } of [...planted, ...OUTSIDE, ...STYLE, CLEAN]) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), code)
  }
  await cp(".oxlintrc.json", path.join(folder, ".oxlintrc.json"))
  await cp("tsconfig.json", path.join(folder, "tsconfig.json"))
  await symlink(path.resolve("node_modules"), path.join(folder, "node_modules"))
  found = new Set(await lint(folder))
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

function lint(cwd: string) {
  return new Promise<string[]>((resolve) => {
    const program = path.join(cwd, "node_modules", "oxlint", "bin", "oxlint")
    const args = [program, "--type-aware", "--format=json"]
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (_, stdout) => {
      const report: { diagnostics: { code: string; filename: string }[] } = JSON.parse(stdout)
      resolve(report.diagnostics.map(({ code, filename }) => `${filename} ${/\((.*)\)/.exec(code)?.[1] ?? code}`))
    })
  })
}

const has = (file: string, rule: string) => found.has(`${file} ${rule.replace(/^.*\//, "")}`)

test.each(layered)("$file may import $target: $isAllowed", ({ file, isAllowed }) => {
  expect(has(file, "no-restricted-imports")).toBe(!isAllowed)
})
test.each([...OUTSIDE, ...STYLE])("$rule is noticed in $file", ({ file, rule }) => {
  expect(has(file, rule)).toBe(true)
})
test("a clean file passes", () => {
  expect([...found].filter((line) => line.startsWith(CLEAN.file))).toEqual([])
})
test("server/ may take types from src/ and the demo from mocks/", async () => {
  const own = await mkdtemp(path.join(tmpdir(), "tracklight-lint-"))
  await mkdir(path.join(own, "server"))
  const code =
    'import type { Run } from "~/domain/runs/run"\nimport { demo } from "~mocks/demoServer"\nexport const a = (b: Run) => demo(b)\n'
  await writeFile(path.join(own, "server", "main.ts"), code)
  await cp(".oxlintrc.json", path.join(own, ".oxlintrc.json"))
  await symlink(path.resolve("node_modules"), path.join(own, "node_modules"))
  expect(await lint(own)).toEqual([])
  await rm(own, { recursive: true })
}, 60_000)
