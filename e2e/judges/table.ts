import table from "./expected.json" with { type: "json" }
import type { Outcomes } from "./judge"

export type Setting = keyof typeof table.settings

type Verdicts = Readonly<Record<string, string>>

/**
 * What a judge found beside what expected.json says, to be held equal in both directions: what starts to fail is a defect of a double,
 * and what starts to work is a restriction that it has lost.
 */
export function verdicts(
  setting: Setting,
  outcomes: Outcomes,
): { readonly found: Verdicts; readonly expected: Verdicts } {
  const expected: Verdicts = table.settings[setting]
  const found = [...outcomes].map(([operation, failed]) => [operation, verdict(failed, expected[operation])])
  return { found: Object.fromEntries(found), expected }
}

/** "works", the expected reason when it is the one, or all that the client said. */
function verdict(failed: string | undefined, expected: string | undefined): string | undefined {
  const reasons: Verdicts = table.reasons
  if (failed === undefined) return "works"
  const fragment = expected === undefined ? undefined : reasons[expected]
  return fragment !== undefined && failed.includes(fragment) ? expected : failed
}
