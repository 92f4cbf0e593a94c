import type { Environment } from "~/domain/artifacts/environment"
import type { FileReader } from "~/viewers/useFileAnswer"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./environment.worker.ts?worker&url"

/** How the file of an environment is read: by its view, and by the page of a model. */
export const ENVIRONMENT_READER: FileReader<Environment> = {
  url: workerUrl,
  answerHere: () => async (question) => (await import("./environmentAnswer")).environmentAnswer(question),
  mostBytes: 2_000_000,
}
