import { readNotebook, type Notebook } from "~/domain/artifacts/notebook"

export const notebookAnswer = (bytes: Uint8Array): Promise<Notebook | undefined> =>
  Promise.resolve(readNotebook(new TextDecoder().decode(bytes)))
