import { empty, type Answer, type Question } from "./exchange"

/** The answer to the question a browser sends ahead; whatever it asks for is allowed. */
export const corsAnswer = ({ headers }: Question): Answer =>
  withCors(
    empty(204, {
      "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
      "access-control-allow-headers": String(headers["access-control-request-headers"] ?? "*"),
    }),
  )

export const withCors = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, "access-control-allow-origin": "*", "access-control-expose-headers": "*" },
})
