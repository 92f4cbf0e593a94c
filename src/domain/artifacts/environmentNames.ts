import { fileNameOf } from "./file"

/** Apart from the reader of these files, which is fetched for one of them only. */
export const isEnvironment = (path: string): boolean =>
  /^(?:conda|python_env|environment|conda_env[^/]*)\.ya?ml$|^(?:[\w-]+[-_])?requirements(?:[-_][\w-]+)?\.txt$/i.test(
    fileNameOf(path),
  )
