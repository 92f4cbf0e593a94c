import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import type { FileReader } from "~/viewers/useFileAnswer"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./model.worker.ts?worker&url"

/** How an `MLmodel` is read: by its view, and by whoever wants to use the model. */
export const MODEL_READER: FileReader<ModelDescription> = {
  url: workerUrl,
  answerHere: () => async (question) => (await import("./modelAnswer")).modelAnswer(question),
  mostBytes: 4_000_000,
}
