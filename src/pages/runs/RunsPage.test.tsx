import { act, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { describe, expect, test, vi } from "vitest"

import { fasttrackmlServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"

import { connectTo, loaded, names, prepareRunsPage, query, rowOf } from "./openRunsPage"

const { open, idOf, watched, asked, plain } = prepareRunsPage(() => createDemoServer("small").handle)

describe("rows", () => {
  test("3.8, 3.14: come after a skeleton, nested below their parents, with the columns that differ", async () => {
    await open("/nested")
    expect(screen.getByRole("status", { name: "Loading runs" })).toBeVisible()
    await loaded(/All 4 runs loaded/)
    expect(screen.getByRole("treegrid", { name: "Runs" })).toBeVisible()
    expect(names()).toEqual(["outer", "middle-b", "middle-a", "inner"])
    expect(screen.getByRole("columnheader", { name: /score/ })).toBeVisible()
    expect(rowOf("inner")).toHaveAttribute("aria-level", "3")
  })

  test("inside a run are hidden by its expander, and the address says so", async () => {
    const user = await open("/nested")
    await user.click(await screen.findByRole("button", { name: "Hide 1 runs inside middle-a" }))
    await waitFor(() => expect(names()).toEqual(["outer", "middle-b", "middle-a"]))
    expect(query().get("closed")).toMatch(/^s:/)
  })

  test("3.5: are sorted here once all are loaded: nobody is asked again", async () => {
    const user = await open("/optimizer")
    await loaded(/All 150 runs loaded/)
    const requests = asked.length
    await user.click(screen.getByRole("button", { name: "cost" }))
    await waitFor(() => expect(query().get("sort")).toBe("-metrics.cost"))
    expect(screen.getByRole("columnheader", { name: /cost/ })).toHaveAttribute("aria-sort", "descending")
    expect(names()[0]).toBe("sweep-077")
    expect(asked).toHaveLength(requests)
  })

  test("are sorted by the server for the first page", async () => {
    await open("/optimizer", "?sort=-metrics.score")
    await loaded(/All 150 runs loaded/)
    expect(asked[0]).toMatchObject({ orderBy: ["metrics.`score` DESC"], pageSize: 50 })
    expect(names()[0]).toBe("sweep-149")
  })

  test("of an experiment whose name the server does not tell are there under its number", async () => {
    const down = () => Promise.reject(new ApiError({ kind: "server", status: 500, code: "", message: "Disk full." }))
    await open("/nested", "", { ...plain(), getExperiment: down })
    await loaded(/All 4 runs loaded/)
    expect(await screen.findByRole("heading", { level: 1, name: /^Experiment \d+$/ })).toBeVisible()
  })

  test("of a page that fails leave those before it, and loading goes on from there", async () => {
    let isDown = true
    const down = () => Promise.reject(new ApiError({ kind: "server", status: 500, code: "", message: "Disk full." }))
    const backend = watched(({ page: token }) => (token !== undefined && isDown ? down() : undefined))
    const user = await open("/optimizer", "", backend)
    expect(await screen.findByRole("alert")).toBeVisible()
    expect(screen.getByText(/Stopped at 50 runs/)).toBeVisible()
    expect(names()[0]).toBe("sweep-149")
    isDown = false
    await user.click(screen.getByRole("button", { name: "Load the rest" }))
    await loaded(/All 150 runs loaded/)
    expect(asked.filter(({ page: token }) => token === undefined)).toHaveLength(1)
  })

  test("that cannot be read at all say why and how to go on", async () => {
    let isDown = true
    const down = () => Promise.reject(new ApiError({ kind: "server", status: 500, code: "", message: "Disk full." }))
    const user = await open(
      "/nested",
      "",
      watched(() => (isDown ? down() : undefined)),
    )
    const alert = await screen.findByRole("alert")
    isDown = false
    await user.click(within(alert).getByRole("button", { name: /try again/i }))
    expect(await loaded(/All 4 runs loaded/)).toBeVisible()
  })
})

test("runs of two servers share a table, its order and its columns, each with its experiment", async () => {
  await open("/nested", `?sort=-metrics.score&nest=no&with=t:${await idOf("/optimizer")}`)
  await loaded(/All 154 runs loaded/)
  expect(screen.getByText("154 runs · 2 experiments on 2 servers")).toBeVisible()
  expect(names()[0]).toBe("sweep-149")
  expect(within(rowOf("sweep-149")).getByRole("gridcell", { name: "optimizer" })).toBeVisible()
  for (const title of ["score", "cost", "depth"])
    expect(screen.getByRole("columnheader", { name: new RegExp(title) })).toBeVisible()
})

describe("what somebody else deleted", () => {
  test("goes when all runs are loaded again", async () => {
    const user = await open("/nested", "?nest=no")
    await loaded(/All 4 runs loaded/)
    await deleteElsewhere("inner")
    await user.click(screen.getByRole("button", { name: "Load all runs again" }))
    await loaded(/All 3 runs loaded/)
    expect(names()).toEqual(["middle-b", "middle-a", "outer"])
  })

  test("goes when loading again has failed and is tried once more", async () => {
    let isRefusing = false
    const forbidden = new ApiError({ kind: "forbidden", status: 403, code: "", message: "no" })
    const backend = watched(() => (isRefusing ? Promise.reject(forbidden) : undefined))
    const user = await open("/nested", "?nest=no", backend)
    await loaded(/All 4 runs loaded/)
    await deleteElsewhere("inner")
    isRefusing = true
    await user.click(screen.getByRole("button", { name: "Load all runs again" }))
    const failure = await screen.findByRole("alert")
    expect(names()).toHaveLength(4)
    isRefusing = false
    await user.click(within(failure).getByRole("button", { name: "Try again" }))
    await loaded(/All 3 runs loaded/)
    expect(screen.queryByRole("alert")).toBeNull()
  })

  test("goes when a person comes back to the tab after a while", async () => {
    await open("/nested", "?nest=no")
    await loaded(/All 4 runs loaded/)
    await deleteElsewhere("inner")
    const later = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000)
    act(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })))
    expect(await loaded(/All 3 runs loaded/)).toBeVisible()
    later.mockRestore()
  })
})

async function deleteElsewhere(name: string) {
  const query = { experimentIds: [await idOf("/nested")], filter: "", orderBy: [], lifecycle: "active" } as const
  const { runs } = await plain().searchRuns({ ...query, pageSize: 10 })
  await plain().deleteRun(runs.find((run) => run.name === name)?.id ?? "")
}

describe("no rows", () => {
  test("because nothing was logged: the lines of Python that log the first run", async () => {
    await open("/empty")
    expect(await screen.findByRole("heading", { name: "No runs yet" })).toBeVisible()
    expect(screen.getByText(/set_tracking_uri\("https:\/\/a\.example"\)/)).toHaveTextContent("/Shared/empty")
  })

  test("because of the filter: one click away", async () => {
    const user = await open("/nested", "?filter=metrics.score+%3E+9")
    // One is in the field, one in the place of the rows.
    const clear = await screen.findAllByRole("button", { name: "Clear the filter" })
    expect(clear).toHaveLength(2)
    await user.click(clear[1]!)
    await loaded(/All 4 runs loaded/)
    expect(query().has("filter")).toBe(false)
  })

  test("because there is no such experiment", async () => {
    await open("/no-such-experiment")
    expect(await screen.findByRole("heading", { name: "No such experiment" })).toBeVisible()
  })
})

describe("3.4: the filter", () => {
  const field = () => screen.getByRole("combobox", { name: "Filter runs" })

  test("is not called wrong while a word may still become a key, and is when it is left like that", async () => {
    const user = await open("/optimizer")
    await loaded(/All 150 runs loaded/)
    await user.type(field(), "sco")
    expect(await screen.findByRole("option", { name: /^score/ })).toBeVisible()
    expect(field()).not.toHaveAttribute("aria-invalid")
    await user.tab()
    expect(field()).toHaveAttribute("aria-invalid", "true")
  })

  test("is not sent while it is wrong, and says where, why and what was meant", async () => {
    const user = await open("/optimizer")
    await loaded(/All 150 runs loaded/)
    await user.click(field())
    await user.keyboard("params.lr > '0.1' OR x")
    expect(await screen.findByText(/Params are text to the server/)).toBeVisible()
    expect(query().has("filter")).toBe(false)
    await user.clear(field())
    await user.keyboard("score > 0.98")
    await user.click(screen.getByRole("button", { name: "Write metrics.`score`" }))
    await waitFor(() => expect(query().get("filter")).toBe("metrics.`score` > 0.98"))
    expect(await screen.findByText("filter matches 2")).toBeVisible()
    expect(names()).toEqual(["sweep-149", "sweep-148"])
    expect(asked.every(({ filter }) => filter === "")).toBe(true)
  })

  test("from a link is sent to the server, properly quoted", async () => {
    await open("/optimizer", `?filter=${encodeURIComponent("metrics.score>0.98 AND params.layers='6'")}`)
    await screen.findByText("filter matches 1")
    expect(asked[0]?.filter).toBe("metrics.`score` > 0.98 AND params.`layers` = '6'")
    expect(names()).toEqual(["sweep-149"])
  })

  test("is completed by the keyboard", async () => {
    const user = await open("/optimizer")
    await loaded(/All 150 runs loaded/)
    await user.click(field())
    await user.keyboard("sco")
    expect(screen.getByRole("option", { name: /score\s*metric/ })).toBeVisible()
    await user.keyboard("{Enter}")
    expect(field()).toHaveValue("metrics.`score` ")
    await user.keyboard("{ArrowDown}{Enter}")
    expect(field()).toHaveValue("metrics.`score` > ")
  })

  test("that a server with a narrower grammar cannot take is applied here", async () => {
    const narrow = await connectTo(fasttrackmlServer(createDemoServer("small").handle).fetch)
    await open("/optimizer", `?filter=${encodeURIComponent("metrics.score > -1 AND metrics.score < 0.01")}`, narrow)
    expect(await screen.findByText("filter matches 2")).toBeVisible()
    expect(screen.getByText("This server cannot compare with a negative number.")).toBeVisible()
  })
})

describe("selected runs", () => {
  const tick = (name: string) => within(rowOf(name)).getByRole("checkbox", { hidden: true })

  test("are in the address, and two of them can be compared", async () => {
    const user = await open("/nested")
    await user.click(await screen.findByRole("checkbox", { name: "Select outer", hidden: true }))
    const bar = await screen.findByRole("region", { name: "Selected runs" })
    expect(within(bar).getByText("1 selected")).toBeVisible()
    expect(within(bar).getByRole("button", { name: "Compare" })).toHaveAttribute("aria-disabled", "true")
    await user.click(tick("inner"))
    expect(within(bar).getByRole("link", { name: "Compare" })).toHaveAttribute("href", expect.stringContaining("s%3A"))
    expect(query().get("selected")?.split(",")).toHaveLength(2)
  })

  test("are deleted at once and come back by undo", async () => {
    const user = await open("/nested", "?nest=no")
    await user.click(await screen.findByRole("checkbox", { name: "Select inner", hidden: true }))
    await user.click(await screen.findByRole("button", { name: "Delete" }))
    await waitFor(() => expect(names()).toEqual(["middle-b", "middle-a", "outer"]))
    await user.click(await screen.findByRole("button", { name: "Undo" }))
    await waitFor(() => expect(names()).toContain("inner"))
  })

  test("are renamed", async () => {
    const user = await open("/nested")
    await user.click(await screen.findByRole("checkbox", { name: "Select inner", hidden: true }))
    await user.click(await screen.findByRole("button", { name: "Rename" }))
    const name = await screen.findByRole("textbox", { name: "Name" })
    await user.clear(name)
    await user.type(name, "core{Enter}")
    await waitFor(() => expect(names()).toContain("core"))
  })

  test("leave a filter that they no longer match, whoever applied it, and no server is asked again", async () => {
    const user = await open("/nested", "?nest=no")
    await loaded(/All 4 runs loaded/)
    await user.click(tick("inner"))
    await user.click(await screen.findByRole("button", { name: "Tag" }))
    await user.type(await screen.findByRole("textbox", { name: "Key" }), "stage")
    await user.type(screen.getByRole("textbox", { name: "Value" }), "chosen{Enter}")
    const undo = await screen.findByRole("button", { name: "Undo" })
    await user.click(screen.getByRole("combobox", { name: "Filter runs" }))
    await user.paste("tags.stage = 'chosen'")
    await user.keyboard("{Enter}")
    await waitFor(() => expect(names()).toEqual(["inner"]))
    await user.click(undo)
    expect(await screen.findByText(/No run matches/)).toBeVisible()
    expect(asked.every(({ filter }) => filter === "")).toBe(true)
  })

  test("leave a filter that the server applied", async () => {
    const user = await open("/nested", `?nest=no&filter=${encodeURIComponent("attributes.run_name = 'inner'")}`)
    await loaded(/The only run is loaded/)
    await user.click(tick("inner"))
    await user.click(await screen.findByRole("button", { name: "Rename" }))
    const name = await screen.findByRole("textbox", { name: "Name" })
    await user.clear(name)
    await user.type(name, "core{Enter}")
    expect(await screen.findByText(/No run matches/)).toBeVisible()
  })

  test("cannot be changed on a server that refuses writes, and the reason is told", async () => {
    const refusing = { ...plain(), can: { ...plain().can, writes: "Opened for reading only" } }
    const user = await open("/nested", "", refusing)
    await user.click(await screen.findByRole("checkbox", { name: "Select inner", hidden: true }))
    expect(await screen.findByRole("button", { name: "Delete" })).toHaveAttribute("aria-disabled", "true")
  })

  test("are chosen, previewed and let go by the keyboard", async () => {
    const user = await open("/nested")
    await loaded(/All 4 runs loaded/)
    await user.keyboard("jjx")
    expect(rowOf("middle-b")).toHaveAttribute("aria-selected", "true")
    await user.keyboard("j ")
    expect(await screen.findByRole("complementary", { name: "Preview of middle-a" })).toBeVisible()
    await user.keyboard("{Escape}")
    expect(screen.queryByRole("complementary")).toBeNull()
    await user.keyboard("{Escape}")
    await waitFor(() => expect(query().has("selected")).toBe(false))
  })
})

test("deleted runs have a view of their own, where they can be restored", async () => {
  const user = await open("/training", "?lifecycle=deleted")
  await loaded(/The only run is loaded/)
  await user.click(screen.getByRole("checkbox", { hidden: true }))
  await user.click(await screen.findByRole("button", { name: "Restore" }))
  expect(await screen.findByRole("heading", { name: "No deleted runs" })).toBeVisible()
})
