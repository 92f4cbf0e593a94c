import type { Checked } from "~/domain/artifacts/checked"
import { readModelDescription, type ModelDescription } from "~/domain/artifacts/modelDescription"
import type { FileQuestion } from "~/viewers/useFileAnswer"

export const modelAnswer = ({ bytes }: FileQuestion): Promise<Checked<ModelDescription>> =>
  Promise.resolve(readModelDescription(new TextDecoder().decode(bytes)))
