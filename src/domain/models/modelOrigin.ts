import type { LoggedModel } from "./model"
import { loggedModelUri } from "./modelUri"

/** What a version is made of, as the server wants it named. */
export type ModelOrigin = { readonly source: string; readonly runId: string; readonly modelId: string }

/** A folder among the artifacts of a run; "" = all of them. */
export const folderOrigin = (
  run: { readonly id: string; readonly artifactUri: string },
  folder: string,
): ModelOrigin => ({
  source: folder === "" ? run.artifactUri : `${run.artifactUri.replace(/\/$/, "")}/${folder}`,
  runId: run.id,
  modelId: "",
})

/** As MLflow's own client registers one (mlflow.register_model). */
export const loggedOrigin = ({ id, sourceRunId }: Pick<LoggedModel, "id" | "sourceRunId">): ModelOrigin => ({
  source: loggedModelUri(id),
  runId: sourceRunId,
  modelId: id,
})
