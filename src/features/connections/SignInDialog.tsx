import { lazy, Suspense } from "react"

import { useServers } from "./ConnectionsContext"
import { useSignInNeeds } from "./useCredentials"

// Most visits never sign in again.
const SignInQuestion = lazy(() => import("./SignInQuestion").then((module) => ({ default: module.SignInQuestion })))

/**
 * Over whatever page is open, when a server stops accepting who one is. The page, its filters and half-typed text stay
 * below; what was being read goes on by itself.
 */
export function SignInDialog() {
  const [need] = useSignInNeeds()
  const server = useServers().find(({ id }) => id === need?.serverId)
  if (need === undefined || server === undefined) return null
  return (
    <Suspense>
      <SignInQuestion {...{ need, server }} />
    </Suspense>
  )
}
