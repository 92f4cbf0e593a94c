import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EllipsisVertical, EyeOff, MoveHorizontal } from "lucide-react"

import { IconButton } from "~/components/ui/IconButton"
import { Menu, MenuEntry } from "~/components/ui/Menu"
import { columnId, parseColumnId, type ColumnRef, type RunSort } from "~/domain/runs/columnRef"

import { movedColumn } from "./columnChoices"
import styles from "./RunGrid.module.css"
import { titleOf } from "./runGridColumns"

type ColumnMenuProps = {
  id: string
  refs: readonly ColumnRef[]
  onSort: (sort: RunSort) => void
  onColumns: (refs: readonly ColumnRef[]) => void
  /** Only where the width was changed. */
  onUsualWidth: (() => void) | undefined
}

/** What can be done with one column, by mouse and keyboard alike. */
export function ColumnMenu({ id, refs, onSort, onColumns, onUsualWidth }: ColumnMenuProps) {
  const column = parseColumnId(id)
  if (column === undefined) return null
  const place = refs.findIndex((ref) => columnId(ref) === id)
  const move = (step: number) => onColumns(movedColumn(refs, place, step))
  return (
    <span className={styles["menu"]}>
      <Menu
        align="end"
        trigger={
          <IconButton label={`Column ${titleOf(column)}`} isSmall>
            <EllipsisVertical size={12} />
          </IconButton>
        }
      >
        <MenuEntry icon={<ArrowDown size={14} />} onSelect={() => onSort({ column, isDescending: true })}>
          Largest first
        </MenuEntry>
        <MenuEntry icon={<ArrowUp size={14} />} onSelect={() => onSort({ column, isDescending: false })}>
          Smallest first
        </MenuEntry>
        {onUsualWidth !== undefined && (
          <MenuEntry icon={<MoveHorizontal size={14} />} onSelect={onUsualWidth}>
            Usual width
          </MenuEntry>
        )}
        {place >= 0 && (
          <>
            <MenuEntry
              icon={<ArrowLeft size={14} />}
              disabledReason={place === 0 ? "It is the first one" : undefined}
              onSelect={() => move(-1)}
            >
              Move left
            </MenuEntry>
            <MenuEntry
              icon={<ArrowRight size={14} />}
              disabledReason={place === refs.length - 1 ? "It is the last one" : undefined}
              onSelect={() => move(1)}
            >
              Move right
            </MenuEntry>
            <MenuEntry
              icon={<EyeOff size={14} />}
              onSelect={() => onColumns(refs.filter((_, index) => index !== place))}
            >
              Hide
            </MenuEntry>
          </>
        )}
      </Menu>
    </span>
  )
}
