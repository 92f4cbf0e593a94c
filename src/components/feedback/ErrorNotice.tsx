import { TriangleAlert } from "lucide-react"

import { CopyButton } from "~/components/CopyButton"
import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { classNames } from "~/components/ui/classNames"

import styles from "./ErrorNotice.module.css"
import { explainError, type Explanation } from "./explainError"

/** Stands where something failed: what happened, whose business it is, what to do, and the server's own words. */
export function ErrorNotice({
  error,
  what = "This",
  onRetry,
  isRetrying = false,
  isCompact = false,
  recovers,
}: {
  error: unknown
  /** What was asked for, as in "The runs". */
  what?: string | undefined
  onRetry?: (() => void) | undefined
  isRetrying?: boolean | undefined
  /** One line, for notes above something that is still shown. */
  isCompact?: boolean | undefined
  /** Overrides whether it says that the app asks again by itself: false for what a person did. */
  recovers?: boolean | undefined
}) {
  const explanation = explainError(error, what)
  const isAutomatic = recovers ?? explanation.recovers
  return (
    <div role="alert" className={classNames(styles["notice"], isCompact && styles["compact"])}>
      <TriangleAlert size={16} aria-hidden="true" />
      <div className={styles["text"]}>
        <strong>{explanation.title}</strong>
        <p>
          {explanation.advice}
          {isAutomatic && " Tracklight asks again by itself."}{" "}
          {explanation.help && <SafeLink href={explanation.help.href}>{explanation.help.label}</SafeLink>}
        </p>
        <OwnWords explanation={explanation} />
      </div>
      {onRetry !== undefined && (
        <Button onClick={onRetry} disabledReason={isRetrying ? "Asking now" : undefined}>
          Try again
        </Button>
      )}
    </div>
  )
}

function OwnWords({ explanation: { message, detail, requestId } }: { explanation: Explanation }) {
  const lines = [message, detail].filter((line) => line !== "")
  if (lines.length === 0 && requestId === undefined) return null
  const copied = [...lines, ...(requestId === undefined ? [] : [`Request ${requestId}`])].join("\n")
  return (
    <details className={styles["words"]}>
      <summary>What exactly was said</summary>
      {lines.map((line) => (
        <UntrustedText key={line} text={line} max={4000} />
      ))}
      {requestId !== undefined && (
        <span>
          Request <UntrustedText text={requestId} />
        </span>
      )}
      <CopyButton text={copied} label="Copy what was said" />
    </details>
  )
}
