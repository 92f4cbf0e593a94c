import type { Checked } from "~/domain/artifacts/checked"
import { readEnvironment, type Environment } from "~/domain/artifacts/environment"
import type { FileQuestion } from "~/viewers/useFileAnswer"

export const environmentAnswer = ({ path, bytes }: FileQuestion): Promise<Checked<Environment>> =>
  Promise.resolve(readEnvironment(path, new TextDecoder().decode(bytes)))
