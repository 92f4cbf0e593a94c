/** The UI's own family of routes: the same handlers as /api, plus those that exist nowhere else (get-history-bulk). */
export const mlflow = (...segments: readonly string[]): readonly string[] => ["ajax-api", "2.0", "mlflow", ...segments]

/** For servers that know the public family only: the same calls below /api. */
export const publicRoute = (asked: readonly string[]): readonly string[] =>
  asked[0] === "ajax-api" ? ["api", ...asked.slice(1)] : asked
