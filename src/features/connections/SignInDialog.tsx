import { later } from "~/components/later"

import { useServers } from "./ConnectionsContext"
import { useSignInNeeds } from "./useCredentials"

// Most visits never sign in again.
const SignInQuestion = later(() => import("./SignInQuestion").then((module) => module.SignInQuestion))

/**
 * Over whatever page is open, when a server stops accepting who one is. The page, its filters and half-typed text stay
 * below; what was being read goes on by itself.
 */
export function SignInDialog() {
  const [need] = useSignInNeeds()
  const server = useServers().find(({ id }) => id === need?.serverId)
  if (need === undefined || server === undefined) return null
  return <SignInQuestion {...{ need, server }} />
}
