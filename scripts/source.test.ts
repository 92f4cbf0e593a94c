import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"

/** What no linter looks for, read from the sources as text. */
type Source = { readonly file: string; readonly text: string }

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) => path.join("src", file))
const isTest = (file: string) => /\.test\.tsx?$|testSetup\.ts$/.test(file)
const read = (extensions: RegExp): Source[] =>
  files
    .filter((file) => extensions.test(file) && !isTest(file))
    .map((file) => ({ file, text: withoutComments(readFileSync(file, "utf8")) }))

/** Blanked, not cut, so that line numbers stay. */
function withoutComments(text: string) {
  return text.replace(/\/\*[^]*?\*\/|(?<=^|[\s;{(,])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, " "))
}

function matches(sources: readonly Source[], pattern: RegExp) {
  return sources.flatMap(({ file, text }) =>
    text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  )
}

const styles = read(/\.css$/).filter(({ file }) => file !== path.join("src", "styles", "tokens.css"))
const code = read(/\.tsx?$/)

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|[:\s](?:white|black|red|green|blue|gr[ae]y|orange|purple|yellow)\b(?!-)/i

test("colours stand in tokens.css only", () => {
  expect(matches(styles, COLOUR)).toEqual([])
  expect(matches(code, /["'`](?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^"'`]*)["'`]/i)).toEqual([])
})
test("pixels stand in tokens.css only; a media query cannot read a token", () => {
  const declarations = matches(styles, /\b\d*\.?\d+px\b/).filter(
    (line) => !line.includes("@media") && !line.includes("@container"),
  )
  expect(declarations).toEqual([])
  expect(matches(code, /["'`\s]\d+px["'`\s]/)).toEqual([])
})
test("every token that is used exists", () => {
  const tokens = readFileSync("src/styles/tokens.css", "utf8")
  const own = (text: string) => new Set([...text.matchAll(/(--[\w-]+)\s*[:"\]]/g)].map((match) => match[1]))
  const defined = own([tokens, ...code.map(({ text }) => text), ...styles.map(({ text }) => text)].join("\n"))
  const used = [...styles, ...code].flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--[\w-]+)\)/g)].map((match) => ({ file, name: match[1] })),
  )
  expect(used.length).toBeGreaterThan(0)
  expect(used.filter(({ name }) => !defined.has(name))).toEqual([])
})
/** Per theme, the colour behind each token; dark names only what differs. */
function colours() {
  const text = withoutComments(readFileSync("src/styles/tokens.css", "utf8"))
  const themes = { light: new Map<string, string>(), dark: new Map<string, string>() }
  for (const [, selector = "", body = ""] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const theme = selector.includes("dark") ? themes.dark : themes.light
    for (const [, name = "", colour = ""] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)) theme.set(name, colour)
  }
  return themes
}

/** WCAG 2.2: the lighter to the darker luminance. */
function contrast(one: string, other: string) {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test.each(["light", "dark"] as const)("text is readable on every surface of the %s theme", (theme) => {
  const { [theme]: own } = colours()
  const words = ["text", "muted", "accent", "ok", "warn", "bad", "live"]
  const pairs = words.flatMap((word) =>
    ["surface", "bg", "sunken", "hover", "selected", `${word}-soft`].map((surface) => ({ word, surface })),
  )
  const faint = pairs.filter(({ word, surface }) => {
    const [front, back] = [own.get(word), own.get(surface)]
    return front !== undefined && back !== undefined && contrast(front, back) < 4.5
  })
  expect(own.size).toBeGreaterThan(20)
  expect(faint).toEqual([])
  expect(matches(styles, /[^-]color: var\(--faint\)/)).toEqual([])
})
test("what moves for as long as a wait lasts is not painted anew for every frame", () => {
  const endless = styles.flatMap(({ file, text }) =>
    [...text.matchAll(/animation:\s*(\w+)[^;]*\binfinite\b[^;]*/g)].map(([rule, name = ""]) => {
      const frames = new RegExp(`@keyframes ${name} \\{([^]*?)\\n\\}`).exec(text)?.[1] ?? ""
      return { file, rule, moves: [...frames.matchAll(/([\w-]+):/g)].map(([, property]) => property) }
    }),
  )
  expect(endless.length).toBeGreaterThan(0)
  const isCheap = (property = "") => /^(?:opacity|transform)$/.test(property)
  expect(endless.filter(({ rule, moves }) => !rule.includes("steps(") && !moves.every(isCheap))).toEqual([])
})
test("text of servers has no way into the page but as text", () => {
  const sink =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|createContextualFragment|setHTMLUnsafe|rehype-raw)\b|document\.write|new Function\b|\beval\(/
  expect(matches(code, sink)).toEqual([])
})
test("vendors are named in api/providers and where their links and addresses are read", () => {
  const kinds = code
    .flatMap(({ text }) => [...text.matchAll(/: Provider = \{\s*kind: "(\w+)"/g)].map(([, kind = ""]) => kind))
    .filter((kind) => kind !== "mlflow")
  expect(kinds).toContain("fasttrackml")
  const vendor = new RegExp(["azure ml", "sagemaker", ...kinds].join("|"), "i")
  const allowed = [/^src\/api\/providers\//, /^src\/domain\/url\//, /^src\/domain\/servers\//]
  const found = matches(code, vendor).filter((line) => !allowed.some((pattern) => pattern.test(line)))
  expect(found).toEqual([])
})
test("effects touch the outside world only, so there are few", () => {
  const lines = code.reduce((sum, { text }) => sum + text.split("\n").filter((line) => line.trim() !== "").length, 0)
  const effects = matches(code, /\buse(?:Layout|Insertion)?Effect\(/)
  const most = Math.max(3, Math.floor((lines / 1000) * 2))
  expect(effects.slice(most)).toEqual([])
})
test("the lockfile names no host, no git repository, and a checksum for everything", () => {
  const lock: {
    packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }>
  } = JSON.parse(readFileSync("package-lock.json", "utf8"))
  const packages = Object.entries(lock.packages).filter(([name]) => name !== "")
  expect(packages.length).toBeGreaterThan(100)
  const wrong = packages.filter(
    ([, { version = "", resolved, integrity, link }]) =>
      resolved !== undefined || integrity === undefined || link === true || !/^\d+\.\d+\.\d+/.test(version),
  )
  expect(wrong.map(([name]) => name)).toEqual([])
})
test("every package is pinned", () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync("package.json", "utf8"))
  const versions = Object.entries({ ...dependencies, ...devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})
test("vendors are named by their providers only", () => {
  const elsewhere = code.filter(({ file }) => !file.startsWith(path.join("src", "api", "providers")))
  expect(elsewhere.length).toBeGreaterThan(100)
  expect(matches(elsewhere, /databricks|azure ?ml|azure machine|fasttrack/i)).toEqual([])
})
