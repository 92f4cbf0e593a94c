import { loggedModelUri, modelUri, runUri } from "~/domain/models/modelUri"

/** One way to name a model to MLflow's clients. */
export type ModelAddress = {
  /** Stands in links: "alias-champion", "version", "run". */
  readonly id: string
  readonly label: string
  readonly uri: string
}

export type Named = {
  readonly name: string
  readonly version: string
  readonly aliases: readonly string[]
  /** Undefined = none, or the server has no stages. */
  readonly stage: string | undefined
}

/** The first is what most should use: what an alias stands for can be changed without touching the code that loads it. */
export function registeredAddresses({ name, version, aliases, stage }: Named): readonly ModelAddress[] {
  return [
    ...aliases.map((alias) => ({
      id: `alias-${alias}`,
      label: `Alias ${alias}, whatever version it stands for`,
      uri: modelUri({ name, alias }),
    })),
    { id: "version", label: `Version ${version}`, uri: modelUri({ name, version }) },
    ...(stage === undefined
      ? []
      : [{ id: "stage", label: `The newest version in ${stage}`, uri: modelUri({ name, version: stage }) }]),
  ]
}

/** Where a run has it: below its artifacts, or under the name that the run gave to its logged model. */
export const runAddress = (runId: string, path: string): readonly ModelAddress[] =>
  runId === "" || path === "" ? [] : [{ id: "run", label: "From its run", uri: runUri(runId, path) }]

export const loggedAddress = (modelId: string): readonly ModelAddress[] =>
  modelId === "" ? [] : [{ id: "logged", label: "The logged model", uri: loggedModelUri(modelId) }]
