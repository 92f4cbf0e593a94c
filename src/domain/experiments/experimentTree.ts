/** Experiments browsed by path. Names are free text: `/Users/ann@x/churn/v1`, `a/b`, plain words, `//`, both folder and leaf. */
import { sortedNaturally } from "~/domain/text/naturalOrder"

import type { Experiment } from "./experiment"

export type ExperimentNode = {
  /** Unique in its tree and the same on every load, so that what is open stays open. */
  readonly key: string
  /** The last part of the name; the whole name where parts alone would not tell two experiments apart. */
  readonly label: string
  /** undefined = only a folder. An experiment can have children too: both `a` and `a/b` may exist. */
  readonly experiment: Experiment | undefined
  readonly children: readonly ExperimentNode[]
  /** Experiments here and below. */
  readonly count: number
}

type Draft = { key: string; label: string; experiment: Experiment | undefined; children: Map<string, Draft> }

export function experimentTree(experiments: readonly Experiment[]): readonly ExperimentNode[] {
  const root: Draft = { key: "", label: "", experiment: undefined, children: new Map() }
  for (const experiment of experiments) place(root, experiment)
  return finish(root.children)
}

/** Parts of a name; a name without any (`""`, `//`) is its own only part. */
export function nameParts(name: string): readonly string[] {
  const parts = name.split("/").filter((part) => part !== "")
  return parts.length === 0 ? [name] : parts
}

function place(root: Draft, experiment: Experiment): void {
  let folder = root
  let key = ""
  for (const part of nameParts(experiment.name)) {
    key += `/${part}`
    const child = folder.children.get(part) ?? { key, label: part, experiment: undefined, children: new Map() }
    folder.children.set(part, child)
    folder = child
  }
  if (folder.experiment === undefined) {
    folder.experiment = experiment
    return
  }
  // `/a/b` and `a//b` meet in one place: the later one stands beside it under its whole name. NUL keeps its key apart from any part.
  const besideKey = `${key}\0${experiment.id}`
  folder.children.set(besideKey, { key: besideKey, label: experiment.name, experiment, children: new Map() })
}

function finish(drafts: ReadonlyMap<string, Draft>): readonly ExperimentNode[] {
  const nodes = Array.from(drafts.values(), ({ children, ...draft }) => {
    const below = finish(children)
    const own = draft.experiment === undefined ? 0 : 1
    return { ...draft, children: below, count: below.reduce((sum, node) => sum + node.count, own) }
  })
  // Siblings have all of the key in common but their own part.
  return sortedNaturally(nodes, ({ key }) => key)
}

/** The experiments whose name holds every word of the text, in their folders. The same tree when there is no text. */
export function searchTree(nodes: readonly ExperimentNode[], text: string): readonly ExperimentNode[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? nodes : keepMatches(nodes, words)
}

function keepMatches(nodes: readonly ExperimentNode[], words: readonly string[]): readonly ExperimentNode[] {
  return nodes.flatMap((node): readonly ExperimentNode[] => {
    const children = keepMatches(node.children, words)
    const isMatch = node.experiment !== undefined && holdsWords(node.experiment.name, words)
    if (!isMatch && children.length === 0) return []
    // An experiment that only leads to a match stays as the folder it also is.
    const experiment = isMatch ? node.experiment : undefined
    const count = children.reduce((sum, child) => sum + child.count, isMatch ? 1 : 0)
    return [{ ...node, experiment, children, count }]
  })
}

function holdsWords(name: string, words: readonly string[]): boolean {
  const lower = name.toLowerCase()
  return words.every((word) => lower.includes(word))
}

/** A name of nothing but spaces would be a line without anything to read or press. */
export const shownLabel = (label: string): string => (label.trim() === "" ? "(blank)" : label)

/** What an experiment is called where the way to it is not shown: the last part of its name. */
export const leafLabel = (name: string): string => shownLabel(nameParts(name).at(-1) ?? "")

export type TreeOrder = "name" | "-name" | "created" | "-created" | "updated" | "-updated"

/** Orders siblings; a folder counts as its newest (or, ascending, its oldest) experiment. What has no time comes last. */
export function sortTree(nodes: readonly ExperimentNode[], order: TreeOrder): readonly ExperimentNode[] {
  if (order === "name") return nodes
  if (order === "-name")
    return nodes.toReversed().map((node) => ({ ...node, children: sortTree(node.children, order) }))
  const sign = order.startsWith("-") ? -1 : 1
  const field = order.endsWith("created") ? "createdAtMs" : "updatedAtMs"
  return sortByTime(nodes, (experiment) => experiment[field], sign).map(({ node }) => node)
}

type Timed = { readonly node: ExperimentNode; readonly timeMs: number | undefined }

function sortByTime(
  nodes: readonly ExperimentNode[],
  timeOf: (experiment: Experiment) => number | undefined,
  sign: 1 | -1,
): readonly Timed[] {
  const firstOf = (a: number | undefined, b: number | undefined) =>
    a === undefined || (b !== undefined && (b - a) * sign < 0) ? b : a
  return nodes
    .map((node): Timed => {
      const children = sortByTime(node.children, timeOf, sign)
      const own = node.experiment === undefined ? undefined : timeOf(node.experiment)
      return {
        node: { ...node, children: children.map((child) => child.node) },
        timeMs: children.reduce((time, child) => firstOf(time, child.timeMs), own),
      }
    })
    .sort((a, b) => {
      if (a.timeMs === b.timeMs) return 0
      return firstOf(a.timeMs, b.timeMs) === a.timeMs ? -1 : 1
    })
}

/** The keys of the folders above an experiment: open these to show it. */
export function ancestorKeys(name: string): readonly string[] {
  const parts = nameParts(name)
  return parts.slice(0, -1).map((_, index) => `/${parts.slice(0, index + 1).join("/")}`)
}
