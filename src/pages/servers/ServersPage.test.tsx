import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { type Answer, configured, mainHeading, openApp, openConfigured, prepareApp } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const seeded = (seed: string) => createDemoServer(seed).handle

async function open(servers: Readonly<Record<string, Answer>>) {
  const opened = openApp("/servers", servers, [])
  await mainHeading("Servers")
  return opened
}

async function add({ user }: Awaited<ReturnType<typeof open>>, address: string) {
  await user.click(screen.getByRole("textbox", { name: "Address" }))
  await user.paste(address)
  await user.click(screen.getByRole("button", { name: "Add and test" }))
}

const main = () => within(screen.getByRole("main"))
const card = (name: string) => main().findByRole("article", { name })
const html: Answer = () =>
  Promise.resolve(new Response("<html>hello</html>", { headers: { "content-type": "text/html" } }))
const wantsToken: Answer = () =>
  Promise.resolve(Response.json({ error_code: "UNAUTHENTICATED", message: "who?" }, { status: 401 }))

/** What a browser shows of a server that answers without permission for this page. */
const withoutPermission: Answer = ({ mode }) =>
  mode === "no-cors" ? Promise.resolve(new Response()) : Promise.reject(new TypeError("Failed to fetch"))

test("0.14: a server that can be reached is added, tested, and says what it can do", async () => {
  const opened = await open({ "ml.corp:5000": seeded("empty") })
  await add(opened, "http://ml.corp:5000/#/experiments/1")
  const added = within(await card("ml.corp:5000"))
  expect(await added.findByText(/^MLflow 3/)).toBeVisible()
  await opened.user.click(added.getByText("Can do everything Tracklight knows"))
  expect(added.getByRole("row", { name: /Registered models Yes/ })).toBeVisible()
  expect(JSON.parse(localStorage.getItem("tracklight.servers") ?? "")).toMatchObject([
    { id: "ml-corp-5000", address: "http://ml.corp:5000/" },
  ])
})

test.each([
  ["down", {}, "The server cannot be reached", /npm start -- http:\/\/ml.corp:5000\//],
  [
    "closed to this page",
    { "ml.corp:5000": withoutPermission },
    "The server refuses this web page",
    /mlflow server --cors-allowed-origins http:\/\/localhost/,
  ],
  ["in want of a token", { "ml.corp:5000": wantsToken }, "The server asks who you are", /memory of this tab/],
  ["not MLflow", { "ml.corp:5000": html }, "This is not an MLflow server", /api\/2.0\/mlflow/],
])("a server that is %s: the page says what to do", async (...[, servers, title, advice]) => {
  const opened = await open(servers)
  await add(opened, "http://ml.corp:5000")
  const added = within(await card("ml.corp:5000"))
  expect(await added.findByRole("heading", { name: title })).toBeVisible()
  expect(added.getAllByText(advice).length).toBeGreaterThan(0)
})

test("an address that cannot be one is explained before anything is asked", async () => {
  const opened = await open({})
  await add(opened, "cloud://prod")
  expect(screen.getByRole("textbox", { name: "Address" })).toHaveAccessibleDescription(/npm start -- "cloud:\/\/prod"/)
  expect(main().queryByRole("article")).toBeNull()
})

test("a server is renamed, forgotten, and brought back", async () => {
  const opened = await open({ "ml.corp:5000": seeded("empty") })
  await add(opened, "http://ml.corp:5000")
  await opened.user.click(within(await card("ml.corp:5000")).getByRole("button", { name: "Edit" }))
  const name = await screen.findByRole("textbox", { name: "Name" })
  await opened.user.clear(name)
  await opened.user.click(name)
  await opened.user.paste("Laptop")
  await opened.user.click(screen.getByRole("button", { name: "Save" }))
  await opened.user.click(within(await card("Laptop")).getByRole("button", { name: "Forget" }))
  await waitFor(() => expect(main().queryByRole("article")).toBeNull())
  await opened.user.click(await screen.findByRole("button", { name: "Undo" }))
  expect(await card("Laptop")).toBeVisible()
})

test("what the operator set up can be tested, not changed", async () => {
  openApp("/servers", { one: seeded("empty") })
  const own = within(await card("one"))
  expect(own.getByRole("button", { name: "Forget" })).toHaveAccessibleDescription(/config\.json/)
  expect(await own.findByText(/^MLflow 3/)).toBeVisible()
})

const linkedServers = () => main().findByRole("region", { name: "Linked servers" })

test("1.1, 1.6, 1.22: two servers are linked, say how and that it is a preview, and are parted again", async () => {
  const { user } = openApp("/servers", { one: seeded("empty"), two: seeded("empty") })
  const linked = within(await linkedServers())
  expect(linked.getByText(/is a preview\. No current plugin writes new runs to both/)).toBeVisible()
  await user.selectOptions(linked.getByRole("combobox", { name: "Read first" }), "two")
  await user.selectOptions(linked.getByRole("combobox", { name: "The other store" }), "one")
  await user.selectOptions(linked.getByRole("combobox", { name: "Runs are tracked to" }), "only one")
  await user.click(linked.getByRole("button", { name: "Link them" }))
  expect(JSON.parse(localStorage.getItem("tracklight.links") ?? "")).toMatchObject([
    { primary: "two", mirror: "one", mode: "mirror-only" },
  ])
  expect(within(await card("one")).getByRole("button", { name: "Linked: only one (preview)" })).toBeVisible()
  expect(within(await card("two")).getByRole("button", { name: "Linked: only one (preview)" })).toBeVisible()
  expect(linked.getByText("Every other server is in a pair already.")).toBeVisible()
  await user.click(linked.getByRole("button", { name: "Unlink two and one" }))
  await waitFor(() => expect(main().queryByRole("button", { name: /Linked: only one/ })).toBeNull())
  await user.click(await screen.findByRole("button", { name: "Undo" }))
  expect(await within(await card("one")).findByRole("button", { name: /Linked: only one/ })).toBeVisible()
})

test("a server cannot be linked with itself, and says so beside the button", async () => {
  const { user } = openApp("/servers", { one: seeded("empty"), two: seeded("empty") })
  const linked = within(await linkedServers())
  await user.selectOptions(linked.getByRole("combobox", { name: "The other store" }), "one")
  const button = linked.getByRole("button", { name: "Link them" })
  expect(button).toHaveAccessibleDescription("A server cannot be linked with itself.")
  await user.click(button)
  expect(localStorage.getItem("tracklight.links")).toBeNull()
})

test("1.1: what the operator linked stays linked", async () => {
  const link = { primary: "one", mirror: "two", mode: "both", isConfigured: true } as const
  const servers = [configured("one"), configured("two")]
  openConfigured(
    "/servers",
    { one: seeded("empty"), two: seeded("empty") },
    { servers, links: [link], embedParents: [] },
  )
  const unlink = within(await linkedServers()).getByRole("button", { name: "Unlink one and two" })
  expect(unlink).toHaveAccessibleDescription(/config\.json/)
})
