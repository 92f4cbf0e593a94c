import type { Capabilities } from "~/api/backend"

/** What MLflow itself can do today; other kinds of servers spread this and say where they differ. */
export const EVERYTHING: Omit<Capabilities, "product" | "version"> = {
  user: undefined,
  writes: true,
  renameExperiment: true,
  deleteExperimentTag: true,
  deleteExperiment: true,
  deleteRun: true,
  datasets: true,
  registry: true,
  aliases: true,
  stages: true,
  modelTags: true,
  loggedModels: true,
  historyBulk: true,
  historyInterval: true,
  historyPageMax: 25_000,
  runsPageMax: 50_000,
  experimentsPageMax: 50_000,
  sortByKey: true,
  experimentNames: "any",
  filter: { isNull: true, datasets: true, signedNumbers: true, runNames: true, bareAttributes: true },
  ownTags: [],
  linked: undefined,
}
