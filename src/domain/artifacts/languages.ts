import { extensionOf, fileNameOf } from "./file"

/** Names of highlight.js for what is logged with runs, with the extensions of each. */
const EXTENSIONS = {
  python: "py pyi pyw",
  r: "r rmd",
  javascript: "js mjs cjs jsx",
  typescript: "ts tsx mts",
  json: "json jsonl ndjson geojson ipynb",
  yaml: "yaml yml",
  ini: "toml ini cfg conf properties env",
  sql: "sql hql",
  bash: "sh bash zsh",
  xml: "xml html htm svg",
  css: "css",
  markdown: "md markdown rst",
  java: "java scala",
  kotlin: "kt",
  cpp: "c h cc cpp hpp cu cuh",
  csharp: "cs",
  go: "go",
  rust: "rs",
  diff: "diff patch",
  lua: "lua",
  perl: "pl",
  ruby: "rb",
  makefile: "mk",
}
const BY_EXTENSION = new Map(
  Object.entries(EXTENSIONS).flatMap(([language, extensions]) =>
    extensions.split(" ").map((extension) => [extension, language] as const),
  ),
)
/** For files without one. */
const BY_NAME = new Map([
  ["mlmodel", "yaml"],
  ["mlproject", "yaml"],
  ["dockerfile", "bash"],
  ["makefile", "makefile"],
])

/** undefined = plain text. */
export const languageOf = (path: string): string | undefined =>
  BY_NAME.get(fileNameOf(path).toLowerCase()) ?? BY_EXTENSION.get(extensionOf(path))

/** By what a notebook calls it: "python", "R". */
export function languageNamed(name: string): string | undefined {
  const lower = name.toLowerCase()
  return Object.hasOwn(EXTENSIONS, lower) ? lower : undefined
}

/** `logs`, `user_logs`, ...: where services that run jobs keep what these print. */
const LOG_FOLDER = /^(?:.*[_-])?logs$/

/** What a program wrote to a terminal, by where it lies or what it is called. */
export function isConsole(path: string): boolean {
  const name = fileNameOf(path).toLowerCase()
  if (/\.(?:log|out|err)$/.test(name) || /^(?:std_?(?:out|err|log)|.*_log)\.txt$/.test(name)) return true
  return (
    extensionOf(path) === "txt" &&
    path
      .split("/")
      .slice(0, -1)
      .some((folder) => LOG_FOLDER.test(folder))
  )
}
