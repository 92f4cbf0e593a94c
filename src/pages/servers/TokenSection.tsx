import { Button } from "~/components/ui/Button"
import type { Server } from "~/domain/servers/server"
import { CredentialForm } from "~/features/connections/CredentialForm"
import { useCredential, useSetCredential } from "~/features/connections/useCredentials"

import { ServerDetails } from "./ServerDetails"

/** A server that answers may still need another identity: a token that soon expires, or more rights. */
export function TokenSection({ server }: { server: Server }) {
  const { isSet } = useCredential(server.id)
  const setCredential = useSetCredential()
  const summary = isSet ? "Signed in with a token from this tab" : "Sign in with a token"
  return (
    <ServerDetails serverId={server.id} part="token" summary={summary}>
      <CredentialForm server={server} />
      {isSet && <Button onClick={() => setCredential(server.id, undefined)}>Forget the token</Button>}
    </ServerDetails>
  )
}
