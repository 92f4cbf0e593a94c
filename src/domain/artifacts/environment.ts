import type { Checked } from "./checked"
import { parseJson, type JsonNode } from "./parseJson"
import { yamlToJson } from "./yamlJson"

/** The packages that a `conda.yaml`, `python_env.yaml` or `requirements.txt` asks for. */
export type Environment = {
  /** Its name, its channels, options for pip. */
  readonly facts: readonly (readonly [key: string, value: string])[]
  readonly packages: readonly PackageNeed[]
}

export type PackageNeed = {
  readonly name: string
  /** "==1.7.2", ">=2, <3"; "" = any. */
  readonly version: string
  readonly from: "conda" | "pip" | "build"
  /** Extras, the platform it is for, the address it comes from. */
  readonly note: string
}

export function readEnvironment(path: string, text: string): Checked<Environment> {
  if (path.toLowerCase().endsWith(".txt")) return { ok: true, value: readRequirements(text.split(/\r?\n/)) }
  const yaml = yamlToJson(text)
  if (!yaml.ok) return yaml
  const reading = parseJson(yaml.json)
  if (!reading.ok || reading.node.kind !== "object") return { ok: false, message: "This file lists no packages" }
  return { ok: true, value: fromYaml(reading.node) }
}

function fromYaml(root: Extract<JsonNode, { kind: "object" }>): Environment {
  const facts: (readonly [string, string])[] = []
  const packages: PackageNeed[] = []
  for (const { key, value } of root.entries) {
    if (key === "python") packages.push({ name: "python", version: `==${textsOf(value)[0]}`, from: "build", note: "" })
    else if (key === "build_dependencies") packages.push(...readRequirements(textsOf(value), "build").packages)
    else if (key !== "dependencies") facts.push([key, textsOf(value).join(", ")])
    else if (root.entries.some((entry) => entry.key === "python" || entry.key === "build_dependencies")) {
      const pip = readRequirements(textsOf(value))
      packages.push(...pip.packages)
      facts.push(...pip.facts)
    } else addConda(value, packages, facts)
  }
  return { facts, packages }
}

function addConda(node: JsonNode, packages: PackageNeed[], facts: (readonly [string, string])[]): void {
  for (const need of node.kind === "array" ? node.elements : []) {
    if (need.kind === "string") packages.push(condaNeed(need.value))
    for (const { key, value } of need.kind === "object" ? need.entries : []) {
      const pip = readRequirements(textsOf(value))
      if (key === "pip") packages.push(...pip.packages)
      facts.push(...pip.facts)
    }
  }
}

/** `python=3.12.7`, `numpy>=2`, `conda-forge::pytorch=2.9=cuda*`. */
function condaNeed(text: string): PackageNeed {
  const match = /^(?:([\w.-]+)::)?([\w.-]+)\s*(.*)$/.exec(text.trim())
  const version = (match?.[3] ?? "").replace(/^=+(?=\d)/, "==")
  return { name: match?.[2] ?? text, version, from: "conda", note: match?.[1] ?? "" }
}

const NEED = /^([\w.-]+)\s*(\[[^\]]*\])?\s*((?:[=!<>~]=?=?[^;@#]*)?)(.*)$/

/** Lines of pip: packages, and options of its own. */
function readRequirements(lines: readonly string[], from: "pip" | "build" = "pip"): Environment {
  const facts: (readonly [string, string])[] = []
  const packages: PackageNeed[] = []
  for (const line of lines.map((text) => text.replace(/(?:^|\s)#.*$/, "").trim()).filter((text) => text !== "")) {
    const option = /^(-\S+)[\s=]+(.*)$/.exec(line)
    const match = NEED.exec(line)
    if (option !== null) facts.push([option[1] ?? "", option[2] ?? ""])
    else if (/^(?:[a-z][\w+.-]*:\/\/|\.{0,2}\/)/i.test(line) || match === null)
      packages.push({ name: line, version: "", from, note: "" })
    else {
      const note = [match[2] ?? "", (match[4] ?? "").replace(/^[;@]\s*/, "")].filter((part) => part.trim() !== "")
      packages.push({ name: match[1] ?? "", version: (match[3] ?? "").trim(), from, note: note.join(" ") })
    }
  }
  return { facts, packages }
}

function textsOf(node: JsonNode): readonly string[] {
  if (node.kind === "array") return node.elements.flatMap(textsOf)
  if (node.kind === "object")
    return node.entries.flatMap(({ key, value }) => textsOf(value).map((text) => `${key} ${text}`))
  return [node.kind === "string" ? node.value : node.text]
}
