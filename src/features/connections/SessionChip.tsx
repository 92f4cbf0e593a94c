import { KeyRound } from "lucide-react"

import { ApiError } from "~/domain/errors/apiError"
import { askToSignIn } from "~/api/signIn"
import { formatDuration } from "~/domain/format"
import type { Server } from "~/domain/servers/server"
import { useNow } from "~/hooks/useNow"

import styles from "./SessionChip.module.css"
import { useCredential } from "./useCredentials"

const SOON_MS = 10 * 60_000

/** How long the token of this tab goes on, where the token tells; a press asks for the next one before it ends. */
export function SessionChip({ server }: { server: Server }) {
  const { isSet, endsAtMs } = useCredential(server.id)
  const now = useNow()
  if (!isSet) return null
  const leftMs = endsAtMs === undefined ? undefined : endsAtMs - now
  return (
    <button
      type="button"
      className={styles["chip"]}
      data-state={stateOf(leftMs)}
      aria-label={`${server.label}: ${wordsFor(leftMs)}. Sign in again`}
      title={`${wordsFor(leftMs)}. Kept in the memory of this tab only.`}
      onClick={() => askToSignIn({ serverId: server.id, error: notRefused })}
    >
      <KeyRound size={13} aria-hidden="true" />
      <span>{shortly(leftMs)}</span>
    </button>
  )
}

const stateOf = (leftMs: number | undefined) =>
  leftMs === undefined ? undefined : leftMs <= 0 ? "over" : leftMs < SOON_MS ? "soon" : undefined

/** Whole minutes: seconds would only make one nervous. */
const minutes = (ms: number): string => formatDuration(Math.max(60_000, Math.floor(ms / 60_000) * 60_000))

function shortly(leftMs: number | undefined): string {
  if (leftMs === undefined) return "Token"
  return leftMs <= 0 ? "Expired" : minutes(leftMs)
}

function wordsFor(leftMs: number | undefined): string {
  if (leftMs === undefined) return "Signed in with a token that does not tell when it ends"
  return leftMs <= 0 ? "The token has expired" : `The token is valid for ${minutes(leftMs)}`
}

const notRefused = new ApiError({ kind: "auth-expired", status: 0, code: "", message: "Nothing was refused yet." })
