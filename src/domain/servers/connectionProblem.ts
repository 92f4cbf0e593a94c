/** Why a server cannot be used from here, whose business it is, and what to do: one answer for each kind of failure. */
import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

import { isMixedContent } from "./serverAddress"

export type ConnectionProblem = {
  readonly verdict: "unreachable" | "origin-blocked" | "token" | "not-mlflow" | "failing"
  readonly title: string
  readonly explanation: string
  readonly steps: readonly ConnectionStep[]
}

/** `command` is text to copy. */
export type ConnectionStep = { readonly text: string; readonly command?: string }

type Place = { readonly address: string; readonly pageAddress: string }

export function connectionProblem(error: unknown, place: Place): ConnectionProblem {
  if (!(error instanceof ApiError)) return failing("Tracklight itself failed while it connected.")
  return PROBLEMS[error.kind](place, error)
}

const PROBLEMS: Readonly<Record<ErrorKind, (place: Place, error: ApiError) => ConnectionProblem>> = {
  unreachable,
  timeout: (place, error) => ({ ...unreachable(place, error), title: "The server does not answer in time" }),
  "origin-blocked": originBlocked,
  "auth-missing": () => ({
    verdict: "token",
    title: "The server asks who you are",
    explanation: "It answered, and wants a token or a sign-in first.",
    steps: [{ text: "Enter a token below. It stays in the memory of this tab only." }, CREDENTIAL_STEP],
  }),
  "auth-expired": () => ({
    verdict: "token",
    title: "The server does not accept this token",
    explanation: "The token is wrong, has expired or was taken back.",
    steps: [{ text: "Enter a new token below. It stays in the memory of this tab only." }, CREDENTIAL_STEP],
  }),
  forbidden: () => ({
    verdict: "token",
    title: "You may not use this server",
    explanation: "It knows who you are and does not let you in.",
    steps: [
      { text: "Ask the people who run the server for access, or enter the token of an account that has it." },
      CREDENTIAL_STEP,
    ],
  }),
  "not-json": notMlflow,
  "not-found": notMlflow,
  unsupported: notMlflow,
  invalid: notMlflow,
  incomplete: (_place, error) => failing(error.message),
  conflict: () => failing("The server refused the first question."),
  "rate-limited": () => failing("The server has too much to do at the moment. Tracklight asks again by itself."),
  // Our own server answers 502 for a tracking server that it cannot reach, and says why.
  server: (place, error) =>
    isRelative(place.address) && error.status === 502 ? unreachable(place, error) : failing(error.message),
}

const CREDENTIAL_STEP: ConnectionStep = {
  text: "Where one credential serves everybody, the operator can keep it on Tracklight's own server instead: see “Credentials” in the README.",
}

function unreachable({ address, pageAddress }: Place, error: ApiError): ConnectionProblem {
  const page = new URL(pageAddress)
  if (isMixedContent(address, page.protocol)) {
    return {
      verdict: "unreachable",
      title: "The browser does not let a secure page ask this address",
      explanation: `This page came over https, the server is at a plain http address.`,
      steps: [
        { text: "Use the https address of the server." },
        { text: "Or let Tracklight's own server ask it:", command: startCommand(address) },
      ],
    }
  }
  const steps: readonly ConnectionStep[] = isRelative(address)
    ? [{ text: "Check that the tracking server runs and that Tracklight was started with its right address." }]
    : [
        {
          text: "Check the address, and that the server runs. A server on another computer must listen on more than 127.0.0.1.",
        },
        { text: "Check the network: a VPN, a firewall, a certificate that this browser does not trust." },
        {
          text: "An older server may refuse web pages without saying so. Then let Tracklight's own server ask it:",
          command: startCommand(address),
        },
      ]
  return {
    verdict: "unreachable",
    title: "The server cannot be reached",
    explanation: isRelative(address) ? error.message : "No answer came from this address.",
    steps: [...steps, { text: "Tracklight asks again by itself every ten seconds." }],
  }
}

function originBlocked({ address, pageAddress }: Place): ConnectionProblem {
  const origin = new URL(pageAddress).origin
  return {
    verdict: "origin-blocked",
    title: "The server refuses this web page",
    explanation: `It runs, but does not let pages from ${origin} read its answers.`,
    steps: [
      {
        text: "Ask the operator to start the tracking server with:",
        command: `mlflow server --cors-allowed-origins ${origin}`,
      },
      {
        text: "If its log says “Invalid Host header”, it also needs:",
        command: `--allowed-hosts ${URL.canParse(address) ? new URL(address).host : "<its own host name>"}`,
      },
      { text: "Or let Tracklight's own server ask it, which needs no permission:", command: startCommand(address) },
    ],
  }
}

function notMlflow({ address }: Place): ConnectionProblem {
  return {
    verdict: "not-mlflow",
    title: "This is not an MLflow server",
    explanation: "Something answered, but not as a tracking server does.",
    steps: [
      {
        text: "Check the path: a server behind a proxy often lives below one, such as https://ml.example.com/mlflow/.",
      },
      { text: `The API must answer at ${apiExample(address)}` },
      {
        text: "A sign-in page in front of the server looks like this too: sign in there in another tab, then try again.",
      },
    ],
  }
}

const failing = (explanation: string): ConnectionProblem => ({
  verdict: "failing",
  title: "The server answers with an error",
  explanation,
  steps: [{ text: "Tracklight asks again by itself every ten seconds." }],
})

const isRelative = (address: string): boolean => !/^https?:/i.test(address)
const startCommand = (address: string): string => `npm start -- ${address}`
const apiExample = (address: string): string => `${address}api/2.0/mlflow/experiments/search`
