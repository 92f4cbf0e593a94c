import type { Ability } from "~/api/backend"

export const reasonOf = (ability: Ability): string | undefined => (ability === true ? undefined : ability)
