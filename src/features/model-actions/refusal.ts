import type { Ability } from "~/api/backend"

/** Why it cannot be done: the first that is in the way. */
export const refusal = (...abilities: readonly Ability[]): string | undefined =>
  abilities.find((ability): ability is string => ability !== true)
