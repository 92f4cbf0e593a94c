import { fireEvent, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { useState } from "react"
import { expect, test, vi } from "vitest"

import type { GridColumn, GridSort } from "./gridColumn"
import type { TreeRow } from "./treeKeys"
import { VirtualGrid } from "./VirtualGrid"
import { VirtualTree } from "./VirtualTree"

const columns: readonly GridColumn[] = [
  { id: "name", title: "Run", widthPx: 200, isSortable: true },
  ...Array.from({ length: 500 }, (_, i) => ({ id: `m:${i}`, title: `metric/${i}`, group: "Metrics", widthPx: 300 })),
]

function Grid({ onSort, onKey }: { onSort?: (sort: GridSort) => void; onKey?: (row: number, key: string) => void }) {
  const [active, setActive] = useState<number>()
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  return (
    <VirtualGrid
      label="Runs"
      rowCount={10_000}
      rowKey={String}
      columns={columns}
      renderCell={renderCell}
      rowHeightPx={64}
      sort={{ columnId: "name", isDescending: true }}
      onSort={onSort}
      activeRow={active}
      onActiveRow={setActive}
      isSelected={(row) => selected.has(row)}
      onRowClick={(row) => setSelected(new Set([row]))}
      onRowKey={(row, { key }) => onKey?.(row, key)}
    />
  )
}
/** Asked of hundreds of cells, visibility costs seconds. */
const all = { hidden: true }
const renderCell = (row: number, { id }: GridColumn) => `${id} ${row}`

test("4.20: a grid of 10,000 × 500 draws what is in sight and tells how large it is", () => {
  render(<Grid />)
  const grid = screen.getByRole("grid", { name: "Runs", ...all })
  expect(grid).toHaveAttribute("aria-rowcount", "10001")
  expect(grid).toHaveAttribute("aria-colcount", "501")
  expect(screen.getAllByRole("row", all).length).toBeLessThan(60)
  expect(screen.getAllByRole("columnheader", all).length).toBeLessThan(30)
  expect(screen.getByText("name 0")).toBeInTheDocument()
  expect(screen.getByText("m:3 2")).toBeInTheDocument()
  expect(screen.queryByText("name 100")).not.toBeInTheDocument()
})

test("keys move the active row as in any grid, other keys are the page's", async () => {
  const onKey = vi.fn<(row: number, key: string) => void>()
  render(<Grid onKey={onKey} />)
  const grid = screen.getByRole("grid", all)
  await userEvent.tab()
  expect(grid).toHaveFocus()
  const activeRow = () =>
    document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-rowindex")
  await userEvent.keyboard("j")
  expect(activeRow()).toBe("2")
  await userEvent.keyboard("{ArrowDown}{ArrowDown}k")
  expect(activeRow()).toBe("3")
  await userEvent.keyboard("{Home}x")
  expect(activeRow()).toBe("2")
  expect(onKey).toHaveBeenLastCalledWith(0, "x")
})

test("a click selects, a head sorts, and says how it is sorted", async () => {
  const onSort = vi.fn<(sort: GridSort) => void>()
  render(<Grid onSort={onSort} />)
  await userEvent.click(screen.getByText("name 4"))
  expect(screen.getByRole("row", { selected: true, ...all })).toHaveAttribute("aria-rowindex", "6")
  const [first] = screen.getAllByRole("columnheader", all)
  expect(first).toHaveAttribute("aria-sort", "descending")
  await userEvent.click(screen.getByRole("button", { name: "Run", ...all }))
  expect(onSort).toHaveBeenCalledWith({ columnId: "name", isDescending: false })
})

const rows: readonly TreeRow[] = [
  { key: "Users", level: 1, position: 1, siblings: 2, isOpen: true },
  { key: "ann", level: 2, position: 1, siblings: 2, isOpen: false },
  { key: "bob", level: 2, position: 2, siblings: 2, isOpen: undefined },
  { key: "Shared", level: 1, position: 2, siblings: 2, isOpen: false },
]

test("the page's row stays in sight while rows come above it, until a person moves the tree", () => {
  const height = vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(260)
  const many = (count: number): readonly TreeRow[] => [
    ...Array.from({ length: count }, (_, i) => ({
      key: `row ${i}`,
      level: 1,
      position: i + 1,
      siblings: count + 1,
      isOpen: undefined,
    })),
    { key: "current", level: 1, position: count + 1, siblings: count + 1, isOpen: undefined },
  ]
  const tree = (count: number) => (
    <VirtualTree
      label="Experiments"
      rows={many(count)}
      rowHeightPx={26}
      currentKey="current"
      textOf={({ key }) => key}
      renderRow={({ key }) => key}
      onToggle={() => undefined}
      onActivate={() => undefined}
    />
  )
  const { rerender } = render(tree(20))
  expect(screen.getByRole("tree").scrollTop).toBe(21 * 26 - 260)
  rerender(tree(40))
  expect(screen.getByRole("tree").scrollTop).toBe(41 * 26 - 260)
  fireEvent.wheel(screen.getByRole("tree"))
  rerender(tree(60))
  expect(screen.getByRole("tree").scrollTop).toBe(41 * 26 - 260)
  height.mockRestore()
})

test("a tree tells levels and places, and opens, closes and follows by keys", async () => {
  const toggle = vi.fn<(key: string, isOpen: boolean) => void>()
  const follow = vi.fn<(key: string) => void>()
  render(
    <VirtualTree
      label="Experiments"
      rows={rows}
      rowHeightPx={26}
      currentKey="bob"
      textOf={({ key }) => key}
      renderRow={({ key }) => key}
      onToggle={({ key }, isOpen) => toggle(key, isOpen)}
      onActivate={({ key }) => follow(key)}
    />,
  )
  const tree = screen.getByRole("tree", { name: "Experiments" })
  const bob = within(tree).getByRole("treeitem", { name: "bob" })
  expect(bob).toHaveAttribute("aria-level", "2")
  expect(bob).toHaveAttribute("aria-posinset", "2")
  expect(bob).toHaveAttribute("aria-setsize", "2")
  expect(bob).toHaveAttribute("aria-selected", "true")
  expect(within(tree).getByRole("treeitem", { name: "Users" })).toHaveAttribute("aria-expanded", "true")
  await userEvent.tab()
  await userEvent.keyboard("{ArrowUp}{ArrowRight}")
  expect(toggle).toHaveBeenLastCalledWith("ann", true)
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}")
  expect(toggle).toHaveBeenLastCalledWith("Users", false)
  await userEvent.keyboard("s{Enter}")
  expect(follow).toHaveBeenLastCalledWith("Shared")
  await userEvent.keyboard("*")
  expect(toggle).toHaveBeenLastCalledWith("Shared", true)
  await userEvent.click(bob)
  expect(follow).toHaveBeenLastCalledWith("bob")
})
