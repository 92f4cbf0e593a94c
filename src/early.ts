import { answerEarly, askEarly, broughtConfig } from "~/api/early"
import { HELLO } from "~/api/mlflow/questions"
import { exchangeOf, requestInit, type Question } from "~/api/requestInit"
import { apiUrl, serverBase } from "~/api/url"
import { destinationOf, type Destination } from "~/app/earlyQuestions"
import { pages } from "~/app/pages"

/*
 * Runs before the app has arrived, and is small for that: brings the page that the address leads to, and asks for what it
 * will show. The app finds its questions answered (api/early.ts). Whatever goes wrong here only means that it asks by itself.
 */

const destination = destinationOf(window.location.hash.slice(1))

async function begin() {
  const brought = broughtConfig()
  if (destination === undefined) return brought === "" ? askForConfig() : undefined
  // A browser asks one host for six things at a time: what the server has to work for goes before the pieces of the page.
  if (brought !== "") ask(JSON.parse(brought), destination)
  pages[destination.page]().catch(() => undefined)
  wakeStorage()
  if (brought === "") ask(await askForConfig(), destination)
}

/** The first look into it takes ten milliseconds, which are free as long as the app has not arrived. */
function wakeStorage() {
  try {
    localStorage.getItem("")
  } catch {
    // Refused in a frame of another site.
  }
}

async function askForConfig(): Promise<unknown> {
  const answer = await askEarly(new URL("config.json", document.baseURI), { cache: "no-cache" })
  return answer.clone().json()
}

function ask(config: unknown, { page, server, questions }: Destination) {
  const base = baseOf(config, server)
  if (base === undefined) return
  const exchange = (question: Question) =>
    [apiUrl(base, question.path, question.query), requestInit({ isCrossOrigin: false }, exchangeOf(question))] as const
  const [first] = questions.map((question) => askEarly(...exchange(question)))
  // A list of experiments shows as well as one experiment that this is a tracking server.
  if (page === "experiments" && first !== undefined) answerEarly(...exchange(HELLO.experiments), first)
  else void askEarly(...exchange(HELLO.experiments))
  void askEarly(...exchange(HELLO.version))
}

/**
 * Only servers behind this page's own host, where the request needs no leave and no credential of the page. What has a relay
 * for its storage is a vendor's, with routes and a pace of its own.
 */
function baseOf(config: unknown, server: string | undefined): URL | undefined {
  const found = serversIn(config).find(({ id }) => server === undefined || id === server)
  if (typeof found?.address !== "string" || found.storageRelay !== undefined) return undefined
  const base = serverBase(found.address, document.baseURI)
  return base.origin === window.location.origin ? base : undefined
}

type MaybeServer = { readonly id?: unknown; readonly address?: unknown; readonly storageRelay?: unknown }

function serversIn(config: unknown): readonly MaybeServer[] {
  if (typeof config !== "object" || config === null || !("servers" in config)) return []
  return Array.isArray(config.servers) ? config.servers : []
}

begin().catch(() => undefined)
