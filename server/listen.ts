import type { FastifyInstance } from "fastify"

import { UsageError } from "./usageError"

const USUAL_PORT = 5050
const PORTS_TRIED = 50

type Place = { readonly host: string; readonly port: number | undefined }

/** Resolves to the port. One that was asked for is taken exactly; the usual one gives way to the next that is free. */
export async function listen(app: FastifyInstance, { host, port }: Place): Promise<number> {
  const ports = port === undefined ? Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index) : [port]
  for (const candidate of ports) {
    try {
      await app.listen({ host, port: candidate })
      return portOf(app)
    } catch (error) {
      if (!isTaken(error)) throw explained(error, host, candidate)
    }
  }
  const last = USUAL_PORT + PORTS_TRIED - 1
  throw new UsageError(
    port === undefined
      ? `No port from ${USUAL_PORT} to ${last} is free.`
      : `Port ${port} is in use by another program. Choose another with --port.`,
  )
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined)

const isTaken = (error: unknown): boolean => codeOf(error) === "EADDRINUSE"

function explained(error: unknown, host: string, port: number): unknown {
  if (codeOf(error) === "EACCES") return new UsageError(`Port ${port} needs rights that this user does not have.`)
  if (codeOf(error) === "ENOTFOUND" || codeOf(error) === "EADDRNOTAVAIL") {
    return new UsageError(`"${host}" is not a name or address of this machine.`)
  }
  return error
}
