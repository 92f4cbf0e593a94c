import { Link } from "react-router-dom"

import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import { CopyButton } from "~/components/CopyButton"
import { Button } from "~/components/ui/Button"
import { ApiError } from "~/domain/errors/apiError"
import { connectionProblem } from "~/domain/servers/connectionProblem"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"

import styles from "./ConnectionPanel.module.css"
import { CredentialForm } from "./CredentialForm"

/** A server that cannot be used: why, whose it is, what to do, and the way to do it where that is here. */
export function ConnectionPanel({
  server,
  error,
  isTrying,
  isInList = false,
  onRetry,
}: {
  server: Server
  error: unknown
  isTrying: boolean
  /** Beside the server's name on the servers page. */
  isInList?: boolean
  onRetry: () => void
}) {
  const problem = connectionProblem(error, { address: server.address, pageAddress: window.location.href })
  const Heading = isInList ? "h3" : "h1"
  return (
    <section className={styles["panel"]} data-in-list={isInList || undefined} aria-labelledby={`problem-${server.id}`}>
      <Heading id={`problem-${server.id}`}>{problem.title}</Heading>
      <p role="alert">
        <strong>
          <UntrustedText text={server.label} />
        </strong>
        : {problem.explanation}
      </p>
      <ul>
        {problem.steps.map(({ text, command }) => (
          <li key={text}>
            {text}
            {command !== undefined && (
              <span className={styles["command"]}>
                <code>{command}</code>
                <CopyButton text={command} label="Copy the command" />
              </span>
            )}
          </li>
        ))}
      </ul>
      {problem.verdict === "token" && <CredentialForm server={server} onDone={onRetry} />}
      <p className={styles["actions"]}>
        <Button onClick={onRetry} disabledReason={isTrying ? "Asking the server now" : undefined}>
          Try again
        </Button>
        {!isInList && <Link to={routes.servers()}>All servers</Link>}
      </p>
      {error instanceof ApiError && <Details error={error} />}
    </section>
  )
}

function Details({ error }: { error: ApiError }) {
  const { help } = error
  const lines = [
    error.message,
    error.status > 0 ? `Status ${error.status}` : "",
    error.code,
    error.requestId === undefined ? "" : `Request ${error.requestId}`,
  ].filter((line) => line !== "")
  return (
    <>
      {help !== undefined && <SafeLink href={help.href}>{help.label}</SafeLink>}
      <details className={styles["details"]}>
        <summary>What exactly came back</summary>
        {lines.map((line) => (
          <UntrustedText key={line} text={line} />
        ))}
      </details>
    </>
  )
}
