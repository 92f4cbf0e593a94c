/**
 * The part of a name that a filter of models asks for, in the one form that pages write: `name ILIKE '%part%'`. For
 * registries that cannot search so; undefined = it asks for something else.
 */
export function partOfName(filter: string): string | undefined {
  return /\bname\s+I?LIKE\s+'%(.*)%'/i.exec(filter)?.[1]?.replaceAll("''", "'").toLowerCase()
}

export const hasPart = ({ name }: { readonly name: string }, part: string): boolean => name.toLowerCase().includes(part)
