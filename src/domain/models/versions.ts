import type { ModelVersion, RegisteredModel } from "./model"

/** Version numbers are text on the wire; "10" comes after "9". Other servers use names: those sort as text. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)]
  if (Number.isNaN(left) || Number.isNaN(right)) return a < b ? -1 : Number(a > b)
  return left - right
}

/** The greatest version among the newest of each stage; undefined for a model without versions. */
export const latestVersion = ({ latestVersions }: Pick<RegisteredModel, "latestVersions">): ModelVersion | undefined =>
  [...latestVersions].sort((a, b) => compareVersions(b.version, a.version))[0]

/** A version's own aliases are not filled in by MLflow's lists; the model knows them. */
export const aliasesOf = (
  model: Pick<RegisteredModel, "aliases"> | undefined,
  version: ModelVersion,
): readonly string[] =>
  model === undefined
    ? version.aliases
    : model.aliases.filter((alias) => alias.version === version.version).map(({ alias }) => alias)

/** "None" is MLflow's word for no stage. */
export const stageOf = ({ stage }: Pick<ModelVersion, "stage">): string | undefined =>
  stage === "" || stage === "None" ? undefined : stage

/** The server is still making it. */
export const isPending = (version: Pick<ModelVersion, "status"> | undefined): boolean =>
  version?.status === "PENDING_REGISTRATION"

export type StatusTone = "ok" | "live" | "bad" | "plain"

/** READY and LOGGED_MODEL_READY alike; a word this client does not know is shown as it is. */
export function modelStatus(status: string): { readonly label: string; readonly tone: StatusTone } {
  if (/(^|_)READY$/.test(status)) return { label: "Ready", tone: "ok" }
  if (/PENDING/.test(status)) return { label: "Pending", tone: "live" }
  if (/FAILED/.test(status)) return { label: "Failed", tone: "bad" }
  return { label: status, tone: "plain" }
}
