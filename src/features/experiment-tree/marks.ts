/** Experiments a person starred or opened lately. Names are kept so that the lists need no request. */
import { stored, useStored } from "~/hooks/stored"

export type Mark = { readonly server: string; readonly id: string; readonly name: string }

const MOST_STARS = 200
const MOST_RECENTS = 12

const stars = stored<readonly Mark[]>("stars", [], readMarks)
const recents = stored<readonly Mark[]>("recents", [], readMarks)

export const useStars = (): readonly Mark[] => useStored(stars)
export const useRecents = (): readonly Mark[] => useStored(recents)

export const isSame = (a: Omit<Mark, "name">, b: Omit<Mark, "name">): boolean => a.server === b.server && a.id === b.id

export function toggleStar(mark: Mark): void {
  const old = stars.get()
  const rest = old.filter((star) => !isSame(star, mark))
  stars.set(rest.length < old.length ? rest : [mark, ...old].slice(0, MOST_STARS))
}

/** Puts an experiment first among the recent ones, and learns its new name when it was renamed. */
export function noteVisit(mark: Mark): void {
  const [first] = recents.get()
  if (first === undefined || !isSame(first, mark) || first.name !== mark.name) {
    recents.set([mark, ...recents.get().filter((recent) => !isSame(recent, mark))].slice(0, MOST_RECENTS))
  }
  const renamed = stars.get().some((star) => isSame(star, mark) && star.name !== mark.name)
  if (renamed) stars.set(stars.get().map((star) => (isSame(star, mark) ? mark : star)))
}

function readMarks(json: unknown): readonly Mark[] {
  const values: readonly unknown[] = Array.isArray(json) ? json : []
  return values.flatMap((value): readonly Mark[] => {
    if (typeof value !== "object" || value === null) return []
    if (!("server" in value && "id" in value && "name" in value)) return []
    const { server, id, name } = value
    return typeof server === "string" && typeof id === "string" && typeof name === "string"
      ? [{ server, id, name }]
      : []
  })
}
