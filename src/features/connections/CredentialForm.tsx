import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"

import { setCredential, type Credential } from "~/api/credentials"
import { Button } from "~/components/ui/Button"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { TextField } from "~/components/ui/TextField"
import type { Server } from "~/domain/servers/server"

import styles from "./CredentialForm.module.css"

type Kind = Credential["kind"]
const KINDS = [
  { value: "bearer", label: "Token" },
  { value: "basic", label: "User and password" },
] as const

/** Proof of who you are, for one server. Memory only: a reload forgets it. */
export function CredentialForm({ server, onDone }: { server: Server; onDone?: () => void }) {
  const client = useQueryClient()
  const [kind, setKind] = useState<Kind>("bearer")
  const [user, setUser] = useState("")
  const [secret, setSecret] = useState("")
  const submit = () => {
    setCredential(server.id, kind === "bearer" ? { kind, token: secret } : { kind, user, password: secret })
    setSecret("")
    // What was read as somebody else must not be shown to this one.
    client.removeQueries({ queryKey: [server.id], type: "inactive" })
    void client.resetQueries({ queryKey: [server.id] })
    onDone?.()
  }
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
      <TextField label={kind === "bearer" ? "Token" : "Password"} type="password" value={secret} onChange={setSecret} />
      <Button type="submit" kind="primary" disabledReason={secret === "" ? "Nothing entered yet" : undefined}>
        Use it
      </Button>
      <p>Kept in the memory of this tab until it closes or reloads; never stored, never part of a link.</p>
    </form>
  )
}
