import { invalid } from "./serverError"

/** Letters of any script, digits and `_ / - . space :`, and a path that is its own normal form. */
const allowed = /^[/\p{L}\p{N}_.\- :]*$/u

const normalPath = (key: string): string => {
  const parts: string[] = []
  for (const part of key.split("/")) {
    if (part === "" || part === ".") continue
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop()
    else parts.push(part)
  }
  return (key.startsWith("/") ? "/" : "") + parts.join("/") || "."
}

export function checkKey(key: string, noun: "metric" | "parameter" | "tag"): void {
  if (key.length > 250) throw invalid(`${noun} key exceeds the maximum length of 250 characters`)
  if (!allowed.test(key)) {
    throw invalid(
      `Invalid ${noun} name: '${key}'. Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    )
  }
  const normal = normalPath(key)
  if (normal !== key || normal === "." || normal.startsWith("..") || normal.startsWith("/")) {
    throw invalid(
      `Invalid ${noun} name: '${key}'. Names may be treated as files in certain cases, and must not resolve to other names when treated as such.`,
    )
  }
}

/** The server cuts long values without a word. */
export const tagText = (value: string): string => value.slice(0, 8000)
export const paramValue = (value: string): string => value.slice(0, 6000)
