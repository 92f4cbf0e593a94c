import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"

import { hasCredential, setCredential } from "~/api/credentials"
import { Button } from "~/components/ui/Button"
import type { Server } from "~/domain/servers/server"
import { CredentialForm } from "~/features/connections/CredentialForm"

import styles from "./CapabilityTable.module.css"

/** A server that answers may still need another identity: a token that soon expires, or more rights. */
export function TokenSection({ server }: { server: Server }) {
  const client = useQueryClient()
  // The credential lives outside React; these forms are what changes it.
  const [isSet, setIsSet] = useState(() => hasCredential(server.id))
  const forget = () => {
    setCredential(server.id, undefined)
    setIsSet(false)
    void client.resetQueries({ queryKey: [server.id] })
  }
  return (
    <details className={styles["capabilities"]}>
      <summary>{isSet ? "Signed in with a token from this tab" : "Sign in with a token"}</summary>
      <CredentialForm server={server} onDone={() => setIsSet(true)} />
      {isSet && <Button onClick={forget}>Forget the token</Button>}
    </details>
  )
}
