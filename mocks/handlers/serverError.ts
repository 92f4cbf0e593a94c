/** A refusal as MLflow words it; the endpoint wrapper turns it into the JSON error envelope. */
export class ServerError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = "ServerError"
    this.status = status
    this.code = code
  }
}

export const invalid = (message: string): ServerError => new ServerError(400, "INVALID_PARAMETER_VALUE", message)
export const missing = (message: string): ServerError => new ServerError(404, "RESOURCE_DOES_NOT_EXIST", message)
export const exists = (message: string): ServerError => new ServerError(400, "RESOURCE_ALREADY_EXISTS", message)
export const internal = (message: string): ServerError => new ServerError(500, "INTERNAL_ERROR", message)
export const badState = (message: string): ServerError => new ServerError(500, "INVALID_STATE", message)
