/** The computer's own zone, UTC, and every zone the browser knows. */
export function timeZoneOptions(chosen: string): readonly { readonly value: string; readonly label: string }[] {
  const own = new Intl.DateTimeFormat("en").resolvedOptions().timeZone
  const names = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")]
  const known = chosen === "local" || names.includes(chosen) ? names : [chosen, ...names]
  return [
    { value: "local", label: `This computer's (${own})` },
    ...known.map((name) => ({ value: name, label: name.replaceAll("_", " ") })),
  ]
}
