import { useEffect, useRef, useState } from "react"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { SafeLink } from "~/components/SafeLink"
import { readFrameMessage } from "~/domain/artifacts/frameMessages"

import { useArtifactFrameUrl } from "./sandboxSettings"
import styles from "./SandboxFrame.module.css"

const PATIENCE_MS = 10_000
/** A page that changes its height all the time must not keep the app busy. */
const LEAST_BETWEEN_SIZES_MS = 100
/** A page that fills its window says that it needs a little more than it has, each time that it gets more. */
const LITTLE_PX = 32
const SOURCE_CHARACTERS = 20_000

type FrameState = "waiting" | "given" | "silent"

/**
 * The only place where something from a server may run: a page of its own, without our origin and without network. It is
 * handed its text once, after it has said that it is there; what it says later is never more than its height.
 */
export function SandboxFrame({
  html,
  label,
  isFitted = false,
}: {
  html: string
  label: string
  /** As high as what it shows, instead of as high as there is room. */
  isFitted?: boolean
}) {
  const frameUrl = useArtifactFrameUrl()
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<FrameState>("waiting")
  const [heightPx, setHeightPx] = useState<number>()
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    return hand(html, { to: element, isAwaited: !isFitted, onState: setState, onHeight: setHeightPx })
  }, [html, isFitted])
  if (state === "silent") return <NoAnswer html={html} frameUrl={frameUrl} />
  return (
    <div className={styles["frame"]} data-fitted={isFitted || undefined}>
      {state === "waiting" && (
        <div className={styles["waiting"]}>
          <RowsSkeleton rows={isFitted ? 2 : 12} label="Opening the sandbox" />
        </div>
      )}
      <iframe
        ref={frame}
        title={label}
        src={frameUrl ?? "./artifact-frame.html"}
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        allow=""
        loading="lazy"
        data-state={state}
        style={isFitted && heightPx !== undefined ? { height: heightPx } : undefined}
      />
    </div>
  )
}

type Handing = {
  readonly to: HTMLIFrameElement
  /** It is in sight, so it is fetched at once; others are fetched when they are scrolled to. */
  readonly isAwaited: boolean
  readonly onState: (state: FrameState) => void
  readonly onHeight: (heightPx: number) => void
}

/** Gives the frame its text when it asks; returns what ends the conversation. */
function hand(html: string, { to, isAwaited, onState, onHeight }: Handing): () => void {
  let isGiven = false
  const wish = heights(to, onHeight)
  let patience: ReturnType<typeof setTimeout> | undefined
  const listen = ({ source, origin, data, timeStamp }: MessageEvent<unknown>) => {
    // A frame with an origin of its own is not our sandbox, whatever it says.
    if (source === null || source !== to.contentWindow || origin !== "null") return
    const message = readFrameMessage(data)
    if (message?.t === "ready" && !isGiven) {
      isGiven = true
      clearTimeout(patience)
      // An opaque origin has no name to send to.
      to.contentWindow.postMessage({ t: "render", html }, "*")
      onState("given")
    } else if (message?.t === "size" && isGiven) wish(message.heightPx, timeStamp)
  }
  const wait = () => {
    if (!isGiven) patience ??= setTimeout(() => onState("silent"), PATIENCE_MS)
  }
  if (isAwaited) wait()
  window.addEventListener("message", listen)
  to.addEventListener("load", wait)
  return () => {
    clearTimeout(patience)
    window.removeEventListener("message", listen)
    to.removeEventListener("load", wait)
  }
}

/** Which of the heights that a page wishes for it gets. */
function heights(frame: HTMLIFrameElement, onHeight: (heightPx: number) => void) {
  let lastAt = -Infinity
  let lastPx: number | undefined
  return (heightPx: number, at: number) => {
    if (at - lastAt < LEAST_BETWEEN_SIZES_MS) return
    lastAt = at
    const more = heightPx - (lastPx ?? frame.clientHeight)
    if (more > 0 && more <= LITTLE_PX) return
    lastPx = heightPx
    onHeight(heightPx)
  }
}

function NoAnswer({ html, frameUrl }: { html: string; frameUrl: string | undefined }) {
  return (
    <div className={styles["silent"]}>
      <p role="alert">
        {frameUrl === undefined ? (
          <>
            The sandbox page did not answer, so the page cannot be run here. Whoever hosts Tracklight must serve{" "}
            <code>artifact-frame.html</code> with its own content security policy, not with that of the app.
          </>
        ) : (
          <NotFrom frameUrl={frameUrl} />
        )}{" "}
        This is the beginning of the source:
      </p>
      <pre>{html.slice(0, SOURCE_CHARACTERS)}</pre>
    </div>
  )
}

/** A host of its own can be down, or unknown to this browser, while the app is well. */
const NotFrom = ({ frameUrl }: { frameUrl: string }) => (
  <>
    The sandbox page did not come from <code>{new URL(frameUrl).origin}</code>, so the page cannot be run here. Open{" "}
    <SafeLink href={frameUrl}>{frameUrl}</SafeLink> in this browser: it must say that it shows artifacts inside
    Tracklight. If it does, whoever hosts it must name <code>{window.location.origin}</code> under{" "}
    <code>frame-ancestors</code>; if it does not, that host is down, or <code>artifactFrameUrl</code> in the
    configuration is wrong.
  </>
)
