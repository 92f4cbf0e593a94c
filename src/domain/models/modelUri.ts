type Named = { readonly name: string } & ({ readonly version: string } | { readonly alias: string })

/** What code loads a version by. */
export const modelUri = (place: Named): string =>
  `models:/${place.name}${"alias" in place ? `@${place.alias}` : `/${place.version}`}`
