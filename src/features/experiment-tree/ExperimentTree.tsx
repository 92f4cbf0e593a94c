import { useNavigate } from "react-router-dom"

import { VirtualTree } from "~/components/table/VirtualTree"

import { ExperimentTreeRow } from "./ExperimentTreeRow"
import type { Toggles } from "./openNodes"
import { rowPath, rowText } from "./rowText"
import type { RailRow } from "./treeRows"

const ROW_HEIGHT_PX = 26

/** Servers, folders and experiments as one tree. */
export function ExperimentTree({
  rows,
  currentKey,
  label,
  setOpen,
}: {
  rows: readonly RailRow[]
  /** The row of the page on screen. */
  currentKey: string | undefined
  label: string
  setOpen: Toggles["setOpen"]
}) {
  const navigate = useNavigate()
  const follow = (row: RailRow) => {
    const path = rowPath(row)
    if (path !== undefined) void navigate(path)
    else if (row.isOpen !== undefined) setOpen(row.key, !row.isOpen)
  }
  return (
    <VirtualTree
      label={label}
      rows={rows}
      rowHeightPx={ROW_HEIGHT_PX}
      currentKey={currentKey}
      textOf={rowText}
      renderRow={(row) => <ExperimentTreeRow row={row} />}
      onToggle={(row, isOpen) => setOpen(row.key, isOpen)}
      onActivate={follow}
    />
  )
}
