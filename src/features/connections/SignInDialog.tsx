import { declineSignIn } from "~/api/signIn"
import { Dialog } from "~/components/ui/Dialog"
import { UntrustedText } from "~/components/UntrustedText"

import { useServers } from "./ConnectionsContext"
import { CredentialForm } from "./CredentialForm"
import { useSignInNeeds } from "./useCredentials"

/**
 * Over whatever page is open, when a server stops accepting who one is. The page, its filters and half-typed text stay
 * below; what was being read goes on by itself.
 */
export function SignInDialog() {
  const [need] = useSignInNeeds()
  const server = useServers().find(({ id }) => id === need?.serverId)
  if (need === undefined || server === undefined) return null
  return (
    <Dialog open title="Sign in again" onClose={() => declineSignIn(server.id)}>
      <p>
        <strong>
          <UntrustedText text={server.label} />
        </strong>{" "}
        no longer accepts the token of this tab. Enter a new one, or paste a new tracking URI: what was being read goes
        on by itself. A change that was refused has to be made again.
      </p>
      <CredentialForm server={server} />
      <details>
        <summary>What exactly came back</summary>
        <UntrustedText text={need.error.message} />
      </details>
    </Dialog>
  )
}
