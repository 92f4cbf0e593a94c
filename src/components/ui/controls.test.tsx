import { render, screen, waitFor } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { useState } from "react"
import { MemoryRouter } from "react-router-dom"
import { expect, test, vi } from "vitest"

import { Button } from "./Button"
import { Checkbox } from "./Checkbox"
import { ConfirmDialog } from "./ConfirmDialog"
import { Dialog } from "./Dialog"
import { IconButton } from "./IconButton"
import { LinkTabs } from "./LinkTabs"
import { Menu, MenuCheck, MenuChoice, MenuEntry, MenuLink } from "./Menu"
import { Popover } from "./Popover"
import { SearchField } from "./SearchField"
import { SegmentedControl } from "./SegmentedControl"
import { Select } from "./Select"
import { Slider } from "./Slider"
import { Switch } from "./Switch"
import { TextArea } from "./TextArea"
import { TextField } from "./TextField"

const REASON = "The server allows no changes"

test("a button that cannot act stays in the tab order, says why and does nothing", async () => {
  const act = vi.fn<() => void>()
  const send = vi.fn<() => void>()
  render(
    <form onSubmit={send}>
      <Button type="submit" onClick={act} disabledReason={REASON}>
        Delete
      </Button>
    </form>,
  )
  await userEvent.tab()
  const button = screen.getByRole("button", { name: "Delete" })
  expect(button).toHaveFocus()
  expect(button).toHaveAccessibleDescription(REASON)
  expect(button).toHaveAttribute("aria-disabled", "true")
  expect(await screen.findByRole("tooltip")).toHaveTextContent(REASON)
  await userEvent.click(button)
  await userEvent.keyboard("{Enter}")
  expect(act).not.toHaveBeenCalled()
  expect(send).not.toHaveBeenCalled()
})

test("an icon has a name, shown on focus and hidden by Escape", async () => {
  const act = vi.fn<() => void>()
  render(
    <IconButton label="Copy the run id" onClick={act}>
      <svg />
    </IconButton>,
  )
  await userEvent.tab()
  expect(await screen.findByRole("tooltip")).toHaveTextContent("Copy the run id")
  await userEvent.keyboard("{Escape}")
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Copy the run id" }))
  expect(act).toHaveBeenCalledOnce()
})

test("an icon that cannot act shows its name with the reason, and reads out each of them once", async () => {
  render(
    <IconButton label="Remove colour" disabledReason={REASON}>
      <svg />
    </IconButton>,
  )
  await userEvent.tab()
  expect(await screen.findByRole("tooltip")).toHaveTextContent(`Remove colour: ${REASON}`)
  const button = screen.getByRole("button", { name: "Remove colour" })
  expect(button).toHaveFocus()
  expect(button).toHaveAccessibleDescription(REASON)
})

test("fields belong to their label, hint and error", async () => {
  const type = vi.fn<(text: string) => void>()
  const { rerender } = render(<TextField label="Name" value="" onChange={type} hint="As you like" />)
  const field = screen.getByRole("textbox", { name: "Name" })
  expect(field).toHaveAccessibleDescription("As you like")
  await userEvent.type(field, "a")
  expect(type).toHaveBeenCalledWith("a")
  rerender(<TextField label="Name" value="" onChange={type} hint="As you like" error="Taken" />)
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription("Taken")
  rerender(<TextField label="Name" value="x" onChange={type} disabledReason={REASON} />)
  expect(field).toHaveAttribute("readonly")
  expect(field).toHaveAccessibleDescription(REASON)
})

test("a text of several lines has its label too", async () => {
  const type = vi.fn<(text: string) => void>()
  render(<TextArea label="Note" isLabelHidden value="" onChange={type} />)
  await userEvent.type(screen.getByRole("textbox", { name: "Note" }), "b")
  expect(type).toHaveBeenCalledWith("b")
})

test("Escape empties a search, and only then leaves it to others", async () => {
  const type = vi.fn<(text: string) => void>()
  const outside = vi.fn<() => void>()
  render(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for a dialog around the field
    <div onKeyDown={outside}>
      <SearchField label="Find" value="abc" onChange={type} />
    </div>,
  )
  await userEvent.type(screen.getByRole("searchbox", { name: "Find" }), "{Escape}")
  expect(type).toHaveBeenCalledWith("")
  expect(outside).not.toHaveBeenCalled()
})

test("one of a few: arrows choose, what cannot be chosen says why", async () => {
  const choose = vi.fn<(value: string) => void>()
  render(
    <SegmentedControl
      label="View"
      value="table"
      onChange={choose}
      options={[
        { value: "table", label: "Table" },
        { value: "charts", label: "Charts" },
        { value: "models", label: "Models", disabledReason: REASON },
      ]}
    />,
  )
  expect(screen.getByRole("radiogroup", { name: "View" })).toBeInTheDocument()
  expect(screen.getByRole("radio", { name: "Table" })).toBeChecked()
  expect(screen.getByRole("radio", { name: "Models" })).toHaveAccessibleDescription(REASON)
  await userEvent.click(screen.getByRole("radio", { name: "Charts" }))
  expect(choose).toHaveBeenCalledWith("charts")
})

test("ticks and switches tell their new state, refused ones do not move", async () => {
  const tick = vi.fn<(isOn: boolean) => void>()
  const turn = vi.fn<(isOn: boolean) => void>()
  const { rerender } = render(<Checkbox label="All" checked={false} isPartly onChange={(isOn) => tick(isOn)} />)
  expect(screen.getByRole("checkbox", { name: "All" })).toBePartiallyChecked()
  await userEvent.click(screen.getByRole("checkbox", { name: "All" }))
  expect(tick).toHaveBeenLastCalledWith(true)
  rerender(<Switch label="Log axis" checked onChange={turn} />)
  await userEvent.click(screen.getByRole("switch", { name: "Log axis" }))
  expect(turn).toHaveBeenLastCalledWith(false)
  rerender(<Switch label="Log axis" checked disabledReason={REASON} onChange={turn} />)
  await userEvent.click(screen.getByRole("switch", { name: "Log axis" }))
  expect(turn).toHaveBeenCalledTimes(1)
})

test("a list and a slider have names and values", async () => {
  const choose = vi.fn<(value: string) => void>()
  render(
    <>
      <Select
        label="View as"
        value="a"
        onChange={choose}
        options={[
          { value: "a", label: "Text" },
          { value: "b", label: "Bytes" },
        ]}
      />
      <Slider
        label="Smoothing"
        value={0.6}
        min={0}
        max={1}
        step={0.1}
        format={(value) => `${value * 100} %`}
        onChange={() => undefined}
      />
    </>,
  )
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "View as" }), "Bytes")
  expect(choose).toHaveBeenCalledWith("b")
  expect(screen.getByRole("slider", { name: "Smoothing" })).toHaveAttribute("aria-valuetext", "60 %")
})

test("tabs are links, and say which one is here", () => {
  render(
    <MemoryRouter>
      <LinkTabs
        label="Parts"
        tabs={[
          { to: "/a", label: "Overview", isCurrent: true },
          { to: "/b", label: "Metrics", count: 24, isCurrent: false },
        ]}
      />
    </MemoryRouter>,
  )
  expect(screen.getByRole("link", { name: "Overview" })).toHaveAttribute("aria-current", "page")
  expect(screen.getByRole("link", { name: /^Metrics/ })).toHaveAttribute("href", "/b")
})

test("a menu opens, moves by keys, refuses with a reason and gives the focus back", async () => {
  const [rename, remove, nest, theme] = [
    vi.fn<() => void>(),
    vi.fn<() => void>(),
    vi.fn<(isOn: boolean) => void>(),
    vi.fn<(value: string) => void>(),
  ]
  render(
    <MemoryRouter>
      <Menu trigger={<Button>More</Button>}>
        <MenuEntry onSelect={rename}>Rename</MenuEntry>
        <MenuEntry onSelect={remove} disabledReason={REASON}>
          Delete
        </MenuEntry>
        <MenuLink to="/models">Models</MenuLink>
        <MenuCheck checked={false} onChange={nest}>
          Nest runs
        </MenuCheck>
        <MenuChoice
          label="Theme"
          value="light"
          onChange={theme}
          options={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </Menu>
    </MemoryRouter>,
  )
  expect(screen.getByRole("button", { name: "More" })).toHaveAttribute("aria-haspopup", "menu")
  await userEvent.click(screen.getByRole("button", { name: "More" }))
  expect(await screen.findByRole("menu")).toBeVisible()
  const refused = screen.getByRole("menuitem", { name: `Delete ${REASON}` })
  expect(refused).toHaveAttribute("aria-disabled", "true")
  await userEvent.click(refused)
  expect(remove).not.toHaveBeenCalled()
  expect(screen.getByRole("menuitem", { name: "Models" })).toHaveAttribute("href", "/models")
  await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "Nest runs" }))
  expect(nest).toHaveBeenCalledWith(true)
  await userEvent.click(screen.getByRole("menuitemradio", { name: "Dark" }))
  expect(theme).toHaveBeenCalledWith("dark")
  await userEvent.click(screen.getByRole("menuitem", { name: "Rename" }))
  expect(rename).toHaveBeenCalledOnce()
})

test("a popover is named and closes by Escape", async () => {
  render(
    <Popover trigger={<Button>Columns</Button>} title="Choose columns">
      <p>Many</p>
    </Popover>,
  )
  await userEvent.click(screen.getByRole("button", { name: "Columns" }))
  expect(await screen.findByRole("dialog", { name: "Choose columns" })).toHaveTextContent("Many")
  await userEvent.keyboard("{Escape}")
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument()
})

function Opened({ onClosed }: { onClosed: () => void }) {
  const [isOpen, setOpen] = useState(true)
  return (
    <Dialog
      open={isOpen}
      title="Rename"
      onClose={() => {
        setOpen(false)
        onClosed()
      }}
    >
      <input aria-label="Name" />
    </Dialog>
  )
}

test("a dialog is named, begins in its first field and closes by Escape", async () => {
  const closed = vi.fn<() => void>()
  render(<Opened onClosed={closed} />)
  expect(await screen.findByRole("dialog", { name: "Rename" })).toBeVisible()
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus())
  await userEvent.keyboard("{Escape}")
  expect(closed).toHaveBeenCalledOnce()
})

test("what cannot be undone asks for the name", async () => {
  const confirm = vi.fn<() => void>()
  render(
    <ConfirmDialog
      open
      title="Delete the server"
      confirmLabel="Delete"
      typedName="prod"
      onConfirm={confirm}
      onClose={() => undefined}
    >
      It is forgotten here.
    </ConfirmDialog>,
  )
  const dialog = await screen.findByRole("alertdialog", { name: "Delete the server" })
  expect(dialog).toHaveAccessibleDescription("It is forgotten here.")
  await userEvent.click(screen.getByRole("button", { name: "Delete" }))
  expect(confirm).not.toHaveBeenCalled()
  await userEvent.type(screen.getByRole("textbox"), "prod{Enter}")
  expect(confirm).toHaveBeenCalledOnce()
})
