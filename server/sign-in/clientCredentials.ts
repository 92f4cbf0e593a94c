/** OAuth's client credentials: an id and a secret for a token of an hour. */
import * as z from "zod"

import { failureReason } from "~server/upstreamFailure"

import { basic, NoCredential } from "./credential"
import type { FetchToken } from "./renewable"

type Client = {
  readonly endpoint: string
  readonly id: string
  readonly secret: string
  readonly scope: string
}

const TIMEOUT_MS = 30_000

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().catch(3600) })
const refused = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) })

export const clientCredentials =
  (client: Client, now: () => number): FetchToken =>
  async () => {
    const response = await ask(client)
    const body: unknown = await response.json().catch(() => undefined)
    const answer = granted.safeParse(body)
    if (response.ok && answer.success) {
      return { value: answer.data.access_token, expiresAt: now() + answer.data.expires_in * 1000 }
    }
    // Only the code: what else the other side says may repeat what it was sent.
    const code = refused.safeParse(body).data?.error ?? "no token"
    throw new NoCredential(`${client.endpoint} answered ${response.status} (${code}). Check the client id and secret.`)
  }

async function ask({ endpoint, id, secret, scope }: Client): Promise<Response> {
  try {
    return await fetch(endpoint, {
      method: "POST",
      headers: { Authorization: basic(id, secret), Accept: "application/json" },
      body: new URLSearchParams({ grant_type: "client_credentials", scope }),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (error) {
    throw new NoCredential(`${endpoint} ${failureReason(error)}`)
  }
}
