import styles from "./StartProblem.module.css"

/** config.json cannot be read: nothing else can start, so this needs no part of the app. */
export function StartProblem({ error }: { error: unknown }) {
  return (
    <main className={styles["page"]}>
      <h1>Tracklight cannot start</h1>
      <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        The file <code>config.json</code> beside this page says which tracking servers to show. Whoever hosts this page
        can correct it; then reload.
      </p>
      <button type="button" onClick={() => window.location.reload()}>
        Reload
      </button>
    </main>
  )
}
