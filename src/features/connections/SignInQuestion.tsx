import { declineSignIn, type SignInNeed } from "~/api/signIn"
import { Dialog } from "~/components/ui/Dialog"
import { UntrustedText } from "~/components/UntrustedText"
import type { Server } from "~/domain/servers/server"

import { CredentialForm } from "./CredentialForm"

export function SignInQuestion({ need, server }: { need: SignInNeed; server: Server }) {
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
