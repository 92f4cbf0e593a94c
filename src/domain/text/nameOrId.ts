/** A name of nothing but spaces would be a line without anything to read or press, like none at all. */
export const nameOrId = (name: string | undefined, id: string): string =>
  name === undefined || name.trim() === "" ? id : name
