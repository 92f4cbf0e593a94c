type Named = { readonly name: string } & ({ readonly version: string } | { readonly alias: string })

/** What MLflow's clients load a logged model by. */
export const loggedModelUri = (modelId: string): string => `models:/${modelId}`

/** A run's file or folder, or the name that it gave to its logged model; "" = all that it has. */
export const runUri = (runId: string, path = ""): string => (path === "" ? `runs:/${runId}` : `runs:/${runId}/${path}`)

/** What code loads a version by. */
export const modelUri = (place: Named): string =>
  `models:/${place.name}${"alias" in place ? `@${place.alias}` : `/${place.version}`}`
