import { useState } from "react"

import type { Credential } from "~/api/credentials"
import { readConnection } from "~/api/providers/addresses/readConnection"
import { Button } from "~/components/ui/Button"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { TextField } from "~/components/ui/TextField"
import type { Server } from "~/domain/servers/server"
import { isOpenLine, OPEN_LINE } from "~/domain/servers/serverAddress"

import styles from "./CredentialForm.module.css"
import { useSetCredential } from "./useCredentials"

type Kind = Credential["kind"]
const KINDS = [
  { value: "bearer", label: "Token" },
  { value: "basic", label: "User and password" },
] as const

/** Proof of who you are, for one server. Memory only: a reload forgets it. */
export function CredentialForm({ server, onDone }: { server: Server; onDone?: () => void }) {
  const setCredential = useSetCredential()
  const [kind, setKind] = useState<Kind>("bearer")
  const [user, setUser] = useState("")
  const [secret, setSecret] = useState("")
  const token = tokenIn(secret, server)
  const submit = () => {
    if (!token.ok) return
    setCredential(server.id, kind === "bearer" ? { kind, token: token.token } : { kind, user, password: secret })
    setSecret("")
    onDone?.()
  }
  const problem = kind === "bearer" && !token.ok ? token.reason : undefined
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <SegmentedControl label="How you sign in" options={KINDS} value={kind} onChange={setKind} />
      {kind === "basic" && <TextField label="User" value={user} onChange={setUser} />}
      <TextField
        label={kind === "bearer" ? "Token" : "Password"}
        type="password"
        autoComplete="off"
        value={secret}
        error={problem}
        onChange={setSecret}
      />
      <Button type="submit" kind="primary" disabledReason={secret === "" ? "Nothing entered yet" : problem}>
        Use it
      </Button>
      {isOpenLine(server.address) && <p role="note">{OPEN_LINE}</p>}
      <p>Kept in the memory of this tab until it closes or reloads; never stored, never part of a link.</p>
    </form>
  )
}

type Token = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly reason: string }

/** A token, or a tracking URI or shell lines that bring one: it must be for this very server. */
function tokenIn(text: string, server: Server): Token {
  if (!/:\/\/|=|\n/.test(text)) return { ok: true, token: text }
  const reading = readConnection(text)
  if (reading.kind !== "server" || reading.token === undefined) return { ok: true, token: text }
  if (/^https?:/.test(server.address) && reading.address !== server.address) {
    return { ok: false, reason: `This is for another server: ${reading.address}` }
  }
  return { ok: true, token: reading.token }
}
