import { formatCount } from "~/domain/format"

import { ApiError } from "./apiError"

export const incomplete = (message: string): ApiError =>
  new ApiError({ kind: "incomplete", status: 0, code: "", message })

export const tooShort = (came: number, announced: number): ApiError =>
  incomplete(`The server had announced ${formatCount(announced)} bytes, and sent ${formatCount(came)}.`)
