/** Names for new and renamed experiments: what to propose, and what is wrong before the server says so. */
import type { KeyValue } from "~/domain/runs/run"

import { nameParts } from "./experimentTree"

/** MLflow 3.17 refuses longer names (mlflow/utils/validation.py, MAX_EXPERIMENT_NAME_LENGTH). */
const MAX_LENGTH = 500

type Known = { readonly id: string; readonly name: string; readonly isDeleted: boolean }

type NameRules = {
  /** The experiment being renamed. */
  readonly self?: string | undefined
  /** The server keeps experiments as paths of a workspace. */
  readonly isPath?: boolean
}

/** undefined = nothing known against it. */
export function nameProblem(
  name: string,
  known: readonly Known[],
  { self, isPath = false }: NameRules = {},
): string | undefined {
  if (name.trim() === "") return "Enter a name."
  if (name !== name.trim()) return "The name begins or ends with a space."
  if (name.length > MAX_LENGTH) return `The name has ${name.length} characters; at most ${MAX_LENGTH} are allowed.`
  if (isPath && !/^\/.*[^/]$/.test(name)) return "On this server a name is a path, such as /Users/<you>/my-experiment."
  if (hasControls(name)) return "The name holds a line break or another character that cannot be seen."
  const other = known.find((experiment) => experiment.name === name && experiment.id !== self)
  if (other === undefined) return undefined
  return other.isDeleted
    ? "A deleted experiment has this name. Restore it, or choose another name."
    : "An experiment with this name exists already."
}

const hasControls = (name: string): boolean =>
  Array.from(name, (character) => character.codePointAt(0) ?? 0).some(
    (code) => code < 0x20 || (code >= 0x7f && code < 0xa0),
  )

/**
 * A name to start from: beside the experiment on screen, else in the person's own folder where the server keeps
 * experiments by user, else a plain one.
 */
export function proposeName({
  names,
  user,
  beside,
}: {
  names: readonly string[]
  user: string | undefined
  beside: string | undefined
}): string {
  const taken = new Set(names)
  const folder = beside === undefined ? userFolder(names, user) : folderOf(beside)
  const base = `${folder}my-experiment`
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/** `/Users/ann/churn/v1` -> `/Users/ann/churn/`; "" for a plain name. */
export const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1)

/** The person in whose folder it stands: `/Users/ann@x/churn/v1` -> `ann@x`. */
export function ownerOf(name: string): string | undefined {
  const [users, owner, ...below] = name.startsWith("/") ? nameParts(name) : []
  return users === "Users" && below.length > 0 ? owner : undefined
}

/** In the folder of the signed-in person, or theirs by the tag that hosted servers set. */
export function isOwnedBy(
  user: string,
  { name, tags }: { readonly name: string; readonly tags: readonly KeyValue[] },
): boolean {
  const owners = [ownerOf(name), tags.find(({ key }) => key === "mlflow.ownerEmail")?.value]
  return owners.some((owner) => owner?.toLowerCase() === user.toLowerCase())
}

function userFolder(names: readonly string[], user: string | undefined): string {
  if (user !== undefined && user !== "") return `/Users/${user}/`
  // Where everything lives below one user's folder, that is who is working here.
  const users = new Set(names.flatMap((name) => (name.startsWith("/Users/") ? (nameParts(name)[1] ?? []) : [])))
  const [only] = users
  return users.size === 1 && only !== undefined ? `/Users/${only}/` : ""
}
