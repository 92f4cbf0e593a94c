import { screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { routes } from "~/domain/url/routes"
import { mainHeading, openApp, place, prepareApp } from "~/testApp"

prepareApp()

/** A server that keeps the names of the models it was asked for. It has none of them. */
function serverThatListens() {
  const { handle } = createDemoServer("empty")
  const asked: string[] = []
  const answer = (request: Request) => {
    const url = new URL(request.url)
    if (url.pathname.endsWith("/get")) asked.push(url.searchParams.get("name") ?? "")
    return handle(request)
  }
  return { asked, answer }
}

test.each(["a/b", "a%2Fb", "a%2fb", "a%b", "a%25b", "#x", "?y", "..", "a b+c", "模型"])(
  "the pages of the model %s know its name, and lead to each other",
  async (name) => {
    const { asked, answer } = serverThatListens()
    const { user } = openApp(routes.modelVersion("one", name, "1"), { one: answer })
    const title = await mainHeading(`${name} version 1`)
    await waitFor(() => expect(asked).toContain(name))
    const trail = within(screen.getByRole("navigation", { name: "Breadcrumbs" }))
    expect(trail.getByRole("link", { name })).toHaveAttribute("href", `#${routes.model("one", name)}`)
    await user.click(within(title).getByRole("link", { name }))
    expect(await mainHeading(name)).toBeVisible()
    expect(place()).toBe(routes.model("one", name))
    expect(new Set(asked)).toEqual(new Set([name]))
  },
)
