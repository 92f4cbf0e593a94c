import type { Checked } from "~/domain/artifacts/checked"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { readModelDescription } from "~/domain/artifacts/readModelDescription"
import type { FileQuestion } from "~/viewers/useFileAnswer"

export const modelAnswer = ({ bytes }: FileQuestion): Promise<Checked<ModelDescription>> =>
  Promise.resolve(readModelDescription(new TextDecoder().decode(bytes)))
