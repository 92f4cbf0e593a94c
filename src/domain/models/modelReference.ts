import type { VersionPlace } from "./model"

/** A version of a registered model, on one of the servers. */
export type ModelReference = VersionPlace & { readonly server: string }

/** `<server>:<name>:<version>`. Names of models may hold colons; ids of servers and versions do not. */
export const formatModelReference = ({ server, name, version }: ModelReference): string =>
  `${server}:${name}:${version}`

export function parseModelReference(text: string): ModelReference | undefined {
  const [first, last] = [text.indexOf(":"), text.lastIndexOf(":")]
  if (first < 1 || last - first < 2 || last === text.length - 1) return undefined
  return { server: text.slice(0, first), name: text.slice(first + 1, last), version: text.slice(last + 1) }
}
