const texts = new Set(
  "txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst ipynb MLmodel MLproject".split(
    " ",
  ),
)

const others: ReadonlyMap<string, string> = new Map([
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
  ["svg", "image/svg+xml"],
  ["html", "text/html"],
  ["pdf", "application/pdf"],
  ["zip", "application/zip"],
])

/** What MLflow says of a file: many kinds are forced to plain text. */
export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1)
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : name
  return texts.has(extension) ? "text/plain" : (others.get(extension) ?? "application/octet-stream")
}
