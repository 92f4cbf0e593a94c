import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { ConfirmDialog } from "~/components/ui/ConfirmDialog"
import { formatBytes } from "~/domain/format"

const PREFIX = "tracklight."

/** Stars, added servers, preferences: what there is of it, and the way to be rid of it. */
export function Storage() {
  const [isAsking, setAsking] = useState(false)
  const keys = ownKeys()
  const size = keys.reduce((sum, key) => sum + (localStorage.getItem(key) ?? "").length, 0)
  return (
    <>
      <span>
        {keys.length === 0
          ? "Nothing"
          : `Preferences, stars, recent experiments and added servers: ${formatBytes(size)}`}
      </span>
      <Button
        kind="danger"
        disabledReason={keys.length === 0 ? "Nothing is stored" : undefined}
        onClick={() => setAsking(true)}
      >
        Forget all of it
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Forget everything kept in this browser?"
        confirmLabel="Forget and reload"
        onConfirm={() => {
          for (const key of keys) localStorage.removeItem(key)
          window.location.reload()
        }}
        onClose={() => setAsking(false)}
      >
        Stars, recent experiments, preferences and the servers that you added here. Nothing on any server changes. This
        cannot be undone.
      </ConfirmDialog>
    </>
  )
}

/** Empty where the browser refuses storage, as inside a foreign frame. */
function ownKeys(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  } catch {
    return []
  }
}
