/** What may be said where nothing is: nothing about servers that did not answer. */
export function emptyHint(hint: string, { silent, all }: { readonly silent: number; readonly all: number }): string {
  if (silent === 0) return hint
  return silent < all ? "None on the servers that answer." : "Not known: no server answers."
}
