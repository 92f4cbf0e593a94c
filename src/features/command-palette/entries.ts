/** Everything the palette can lead to, as one ranked list in groups. */
import type { Server } from "~/domain/servers/server"
import { openPastedLink, parsePastedLink, serversForLink } from "~/domain/url/pastedLinks"
import { routes } from "~/domain/url/routes"

import { fuzzyRank } from "./fuzzy"

export type PaletteEntry = {
  readonly key: string
  readonly group: "Link" | "Runs" | "Recent" | "Experiments" | "Models" | "Go to" | "Actions"
  readonly text: string
  /** Shown small: the server, or what an action does. */
  readonly hint: string
  readonly target: { readonly path: string } | { readonly run: () => void }
}

export type PaletteAction = { readonly name: string; readonly hint: string; readonly run: () => void }

type NamedExperiment = { readonly server: string; readonly id: string; readonly name: string }

export type PaletteSources = {
  readonly servers: readonly Server[]
  readonly experiments: readonly NamedExperiment[]
  readonly recents: readonly NamedExperiment[]
  readonly actions: readonly PaletteAction[]
}

const PER_GROUP = 8

/** `found` is what the servers answered to the same text: models by name, runs by id. */
export function paletteEntries(
  typed: string,
  sources: PaletteSources,
  found: readonly PaletteEntry[],
): readonly PaletteEntry[] {
  const links = linkEntries(typed, sources.servers)
  if (links.length > 0) return links
  const label = labels(sources.servers)
  const experiment =
    (group: "Recent" | "Experiments") =>
    (place: NamedExperiment): PaletteEntry => ({
      key: `${group}\0${place.server}\0${place.id}`,
      group,
      text: place.name,
      hint: label(place.server),
      target: { path: routes.runs(place.server, place.id) },
    })
  const best = (entries: readonly PaletteEntry[]) =>
    fuzzyRank(entries, typed, ({ text, hint }) => `${text} ${hint}`).slice(0, PER_GROUP)
  const isEmpty = typed.trim() === ""
  const experiments = isEmpty ? [] : bestExperiments(typed, sources.experiments).map(experiment("Experiments"))
  return [
    ...found.filter(({ group }) => group === "Runs"),
    ...(isEmpty ? sources.recents.map(experiment("Recent")).slice(0, PER_GROUP) : []),
    ...experiments,
    ...found.filter(({ group }) => group === "Models"),
    ...best(pageEntries(sources.servers)),
    ...best(actionEntries(sources.actions)),
  ]
}

/** Ranked by name alone, before any entry is made: there may be tens of thousands. */
const bestExperiments = (typed: string, experiments: readonly NamedExperiment[]) =>
  fuzzyRank(experiments, typed, ({ name }) => name).slice(0, PER_GROUP)

function linkEntries(typed: string, servers: readonly Server[]): readonly PaletteEntry[] {
  const link = parsePastedLink(typed)
  if (link === undefined) return []
  const candidates = link.kind === "here" ? servers.slice(0, 1) : serversForLink(link.address, servers)
  return candidates.flatMap((server): readonly PaletteEntry[] => {
    const path = openPastedLink(link, server.id)
    if (path === undefined) return []
    const hint = link.kind === "here" ? "" : `on ${server.label}`
    return [{ key: `link\0${server.id}`, group: "Link", text: `Open ${path}`, hint, target: { path } }]
  })
}

function pageEntries(servers: readonly Server[]): readonly PaletteEntry[] {
  const entry = (text: string, path: string, hint = ""): PaletteEntry => ({
    key: `page\0${path}`,
    group: "Go to",
    text,
    hint,
    target: { path },
  })
  return [
    entry("Start page", routes.home()),
    ...servers.flatMap(({ id, label }) => [
      entry("Experiments", routes.experiments(id), label),
      entry("Models", routes.models(id), label),
    ]),
    entry("Servers", routes.servers()),
    entry("Settings", routes.settings()),
  ]
}

const actionEntries = (actions: readonly PaletteAction[]): readonly PaletteEntry[] =>
  actions.map(({ name, hint, run }) => ({
    key: `action\0${name}`,
    group: "Actions",
    text: name,
    hint,
    target: { run },
  }))

function labels(servers: readonly Server[]): (id: string) => string {
  const byId = new Map(servers.map(({ id, label }) => [id, label]))
  return (id) => byId.get(id) ?? id
}

/** MLflow's own run ids; other servers use words, which only a link can name. */
export const looksLikeRunId = (typed: string): boolean => /^[0-9a-f]{32}$/i.test(typed.trim())
