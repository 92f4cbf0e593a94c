import { useQueryClient } from "@tanstack/react-query"
import { useSyncExternalStore } from "react"

import { credentialExpiry, credentialVersion, hasCredential, onCredential, setCredential } from "~/api/credentials"
import type { Credential } from "~/api/credentials"
import { onSignInNeeds, signInNeeds } from "~/api/signIn"

/** The servers that want a new proof of who one is, the longest waiting first. */
export const useSignInNeeds = () => useSyncExternalStore(onSignInNeeds, signInNeeds)

/** Whether this tab holds a credential of the server, and when it ends (milliseconds; undefined = unknown). */
export function useCredential(serverId: string): { readonly isSet: boolean; readonly endsAtMs: number | undefined } {
  useSyncExternalStore(onCredential, () => credentialVersion(serverId))
  return { isSet: hasCredential(serverId), endsAtMs: credentialExpiry(serverId) }
}

/** Sets or (undefined) forgets it. What is on the screen is read anew; what is not must not be shown to somebody else. */
export function useSetCredential(): (serverId: string, credential: Credential | undefined) => void {
  const client = useQueryClient()
  return (serverId, credential) => {
    setCredential(serverId, credential)
    client.removeQueries({ queryKey: [serverId], type: "inactive" })
    // What a server can do is not asked again, and what waits for this very credential goes on by itself.
    void client.invalidateQueries({
      queryKey: [serverId],
      predicate: ({ queryKey, state }) =>
        state.fetchStatus !== "fetching" && !(queryKey[1] === "connection" && state.status === "success"),
    })
  }
}
