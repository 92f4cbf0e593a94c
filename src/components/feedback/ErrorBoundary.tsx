import { Component, type ErrorInfo, type ReactNode } from "react"

import { CopyButton } from "~/components/CopyButton"
import { Button } from "~/components/ui/Button"
import { redact } from "~/domain/errors/redact"

import styles from "./ErrorNotice.module.css"

type Props = {
  readonly what: string
  /** Nothing else of the page is left, so this is its title. */
  readonly isPage?: boolean
  readonly children: ReactNode
}
type State = { readonly error: unknown; readonly hasFailed: boolean; readonly place: string }

const WHOLE: State = { error: undefined, hasFailed: false, place: "" }

/** A panel that breaks leaves the page alive. React offers only a class for this. */
export class ErrorBoundary extends Component<Props, State> {
  override state = WHOLE

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, hasFailed: true }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    console.error(error)
    this.setState({ place: componentStack ?? "" })
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    const { what, isPage = false } = this.props
    const Title = isPage ? "h1" : "strong"
    return (
      <div role="alert" className={styles["notice"]}>
        <div className={styles["text"]}>
          <Title>{what} could not be shown</Title>
          <p>
            This is a fault in Tracklight, not on the server. Nothing was changed; the rest of the page still works.
          </p>
        </div>
        <CopyButton text={() => report(what, this.state)}>Copy a report</CopyButton>
        <Button onClick={() => this.setState(WHOLE)}>Try again</Button>
      </div>
    )
  }
}

/** For a bug report: no address, no query string, no secret. */
function report(what: string, { error, place }: State): string {
  const text = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error)
  return redact(`Tracklight: ${what} could not be shown\n${navigator.userAgent}\n${text}\n${place}`)
}
