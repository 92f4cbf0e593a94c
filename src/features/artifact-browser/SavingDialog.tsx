import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { Progress } from "~/components/ui/Progress"
import { UntrustedText } from "~/components/UntrustedText"
import type { Missing } from "~/domain/artifacts/zipArtifacts"
import { ApiError } from "~/domain/errors/apiError"
import { formatCount } from "~/domain/format"

import styles from "./SavingDialog.module.css"
import type { Saving } from "./useSaving"

const SHOWN = 100

/** How far a file on its way to this computer is, and in the end what of it is missing. */
export function SavingDialog({ saving, onClose }: { saving: Saving; onClose: () => void }) {
  const { name, text, value, missing, state } = saving
  const isWorking = state === "working"
  return (
    <Dialog
      open
      title={
        <>
          {TITLES[state]} <UntrustedText text={name} />
        </>
      }
      // Without its cross: while it works only Cancel ends it.
      isTitleHidden
      // Escape and a click beside it must not end what has been running for minutes.
      onClose={() => !isWorking && onClose()}
      actions={<Button onClick={onClose}>{isWorking ? "Cancel" : "Close"}</Button>}
    >
      <div className={styles["saving"]}>
        <p className={styles["title"]} aria-hidden="true">
          {TITLES[state]} <UntrustedText text={name} />
        </p>
        {isWorking && <Progress label="Progress of the download" value={value} />}
        {state !== "failed" && <p role="status">{text}</p>}
        {state === "failed" && <Failure error={saving.error} />}
        {missing.length > 0 && <MissingList missing={missing} />}
      </div>
    </Dialog>
  )
}

const TITLES = { working: "Downloading", done: "Saved", failed: "Not saved:" }

function Failure({ error }: { error: unknown }) {
  if (error instanceof ApiError) return <ErrorNotice error={error} what="The download" recovers={false} />
  return <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
}

function MissingList({ missing }: { missing: readonly Missing[] }) {
  return (
    <section aria-label="What is missing">
      <h3>
        {formatCount(missing.length)} {missing.length === 1 ? "file is" : "files are"} missing or cut
      </h3>
      <ul>
        {missing.slice(0, SHOWN).map(({ path, reason }) => (
          <li key={path}>
            <UntrustedText text={path} /> <small>{reason}</small>
          </li>
        ))}
      </ul>
      {missing.length > SHOWN && <p>The archive has the whole list.</p>}
    </section>
  )
}
