import { formatCount } from "~/domain/format"
import { stageOf } from "~/domain/models/versions"

import { aliasDrafts, datasetDrafts, modelDrafts, runDrafts, versionDrafts, type Drafts } from "./drafts"
import type { Draft, Lineage, LineageColumn, LineageColumnId, LineageEdge, LineageFacts, LineageNode } from "./lineage"

/** As many in a column as a screen shows at once. */
export const MOST_NODES = 10

/** The graph of what a server said about a version or a logged model. The same answers always make the same graph. */
export function lineageOf(facts: LineageFacts): Lineage {
  const runs = shownOf(runDrafts(facts), [])
  const datasets = shownOf(datasetDrafts(facts), runs.nodes)
  const models = shownOf(modelDrafts(facts), runs.nodes)
  const versions = shownOf(versionDrafts(facts), [...models.nodes, ...runs.nodes])
  const aliases = shownOf(aliasDrafts(facts, new Set(versions.nodes.map(({ id }) => id))), versions.nodes)
  const parts = { datasets, runs, models, versions, aliases }
  const ids = new Set(Object.values(parts).flatMap(({ nodes }) => nodes.map(({ id }) => id)))
  const more = {
    models: moreOf(models.hidden + facts.unasked, true),
    versions: moreOf(versions.hidden, facts.areAllVersions),
  }
  const column = (id: LineageColumnId): LineageColumn => ({
    id,
    title: titleOf(id, facts),
    nodes: parts[id].nodes,
    more: id === "models" || id === "versions" ? more[id] : moreOf(parts[id].hidden, true),
    nothing: parts[id].nodes.length > 0 ? "" : nothingIn(id, facts),
  })
  return {
    columns: [column("datasets"), column("runs"), column("models"), column("versions"), column("aliases")],
    edges: Object.values(parts)
      .flatMap(({ edges }) => edges)
      .filter(({ from, to }) => ids.has(from) && ids.has(to)),
  }
}

type Shown = {
  readonly nodes: readonly LineageNode[]
  readonly edges: readonly LineageEdge[]
  readonly hidden: number
}

/** The most important ones, each at the height of what it hangs on, so that lines cross little. */
function shownOf({ nodes, edges }: Drafts, beside: readonly LineageNode[]): Shown {
  const important = nodes.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_NODES)
  const rows = new Map(beside.map(({ id }, row) => [id, row]))
  const height = ({ id }: Draft): number => {
    const found = edges.flatMap(({ from, to }) => {
      const row = rows.get(from === id ? to : to === id ? from : "")
      return row === undefined ? [] : [row]
    })
    return found.length === 0 ? beside.length : found.reduce((sum, row) => sum + row, 0) / found.length
  }
  const shown = nodes.filter((node) => important.includes(node)).toSorted((a, b) => height(a) - height(b))
  return { nodes: shown, edges, hidden: nodes.length - shown.length }
}

const rank = ({ isSubject, isMarked }: Draft): number => (isSubject ? 0 : isMarked === true ? 1 : 2)

function moreOf(hidden: number, isAll: boolean): string {
  if (isAll) return hidden === 0 ? "" : `and ${formatCount(hidden)} more`
  return hidden === 0 ? "and perhaps more" : `and at least ${formatCount(hidden)} more`
}

function titleOf(id: LineageColumnId, { versions, aliases }: LineageFacts): string {
  if (id !== "aliases") return TITLES[id]
  if (versions.every((version) => stageOf(version) === undefined)) return "Aliases"
  return aliases.length === 0 ? "Stages" : "Aliases and stages"
}

const TITLES = { datasets: "Datasets", runs: "Runs", models: "Logged models", versions: "Versions" }

function nothingIn(id: LineageColumnId, { runs, versions, lacks }: LineageFacts): string {
  if (id === "aliases" && versions.length === 0) return "No version, so no alias."
  const reason = lacks[id]
  if (reason !== undefined) return reason
  if (id === "datasets" && runs.every(({ found }) => found === undefined)) return "Not known without the run."
  return NOTHING[id]
}

const NOTHING = {
  datasets: "The run logged no dataset.",
  runs: "No source run is named.",
  models: "No logged model belongs to it.",
  versions: "Nothing is registered.",
  aliases: "No alias stands for any version.",
}
