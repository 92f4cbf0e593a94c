import { fileNameOf } from "./file"

/** Apart from the reader of these files, which is fetched for one of them only. */
export const isEnvironment = (path: string): boolean =>
  /^(?:conda|python_env|environment|conda_env[^/]*)\.ya?ml$|^(?:[\w-]+[-_])?requirements(?:[-_][\w-]+)?\.txt$/i.test(
    fileNameOf(path),
  )

/** The most telling first: conda's names Python and all packages, one of virtualenv leaves them to requirements.txt. */
const TELLING = [/^conda|^environment\./i, /\.txt$/i, /./]

/** The files of a model's environment: those that its description names, and those that lie beside it. */
export function environmentFiles(named: readonly string[], beside: readonly string[]): readonly string[] {
  const files = [...new Set([...named, ...beside])].filter(isEnvironment)
  const rank = (path: string) => TELLING.findIndex((pattern) => pattern.test(fileNameOf(path)))
  return files.toSorted((a, b) => rank(a) - rank(b))
}
