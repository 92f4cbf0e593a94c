/** The UI's own family of routes: the same handlers as /api, plus those that exist nowhere else (get-history-bulk). */
export const mlflow = (...segments: readonly string[]): readonly string[] => ["ajax-api", "2.0", "mlflow", ...segments]
