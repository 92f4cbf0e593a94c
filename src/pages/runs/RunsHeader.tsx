import type { ReactNode } from "react"
import { Columns3, Download, Ellipsis, FolderPlus } from "lucide-react"
import { useSearchParams } from "react-router-dom"

import { PageHeader } from "~/components/layout/PageHeader"
import { Skeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import { Badge } from "~/components/ui/Badge"
import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { LinkTabs } from "~/components/ui/LinkTabs"
import { Menu, MenuCheck, MenuEntry, MenuSeparator } from "~/components/ui/Menu"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { leafLabel } from "~/domain/experiments/experimentTree"
import { formatCount } from "~/domain/format/numbers"
import { writeSearch, type SearchOf } from "~/domain/url/search"

import styles from "./RunsPage.module.css"
import { runsSearch } from "./runsSearch"

type RunsHeaderProps = {
  /** undefined while the experiment's name is on its way. */
  title: string | undefined
  /** What can be done with the experiment itself, beside its name. */
  menu: ReactNode
  isDeleted: boolean
  /** "100 runs, 2 experiments on 2 servers" */
  about: string
  runningCount: number
  columnNote: string
  search: SearchOf<typeof runsSearch>
  onSearch: (change: Partial<SearchOf<typeof runsSearch>>) => void
  onDialog: (dialog: "columns" | "experiments") => void
  onExport: (() => void) | undefined
}

const VIEWS = [
  { value: "table", label: "Table" },
  { value: "split", label: "Split" },
  { value: "charts", label: "Charts" },
] as const

const TABS = [
  { tab: "runs", label: "Runs" },
  { tab: "models", label: "Models" },
] as const

export function RunsHeader(props: RunsHeaderProps) {
  const { title, menu, about, runningCount, search, onSearch } = props
  const [params] = useSearchParams()
  const tabs = TABS.map(({ tab, label }) => ({
    to: `?${writeSearch(runsSearch, params, { tab })}`,
    label,
    isCurrent: search.tab === tab,
  }))
  return (
    <PageHeader
      title={title === undefined ? <Skeleton width="8em" /> : <Name name={title} />}
      beside={menu}
      about={
        <>
          {props.isDeleted && <Badge tone="warn">Deleted experiment</Badge>}
          <LinkTabs label="What the experiment holds" tabs={tabs} />
          {search.tab === "runs" && about !== "" && <span>{about}</span>}
          {runningCount > 0 && search.tab === "runs" && (
            <Badge tone="live">{formatCount(runningCount)} running, kept up to date</Badge>
          )}
          {search.lifecycle === "deleted" && <Badge tone="warn">Deleted runs</Badge>}
        </>
      }
      actions={
        search.tab === "runs" && (
          <>
            <SegmentedControl
              label="View"
              options={VIEWS}
              value={search.view}
              onChange={(view) => onSearch({ view })}
            />
            <Button icon={<Columns3 size={14} />} onClick={() => props.onDialog("columns")}>
              Columns <span className={styles["note"]}>{props.columnNote}</span>
            </Button>
            <MoreMenu {...props} />
          </>
        )
      }
    />
  )
}

/** The last part of a path; the way there stands in the top bar, the whole of it in the title. */
function Name({ name }: { name: string }) {
  return (
    <span title={name}>
      <UntrustedText text={leafLabel(name)} />
    </span>
  )
}

function MoreMenu({ search, onSearch, onDialog, onExport }: RunsHeaderProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="More">
          <Ellipsis size={16} />
        </IconButton>
      }
    >
      <MenuEntry icon={<FolderPlus size={14} />} onSelect={() => onDialog("experiments")}>
        Add experiments to the table
      </MenuEntry>
      <MenuEntry
        icon={<Download size={14} />}
        disabledReason={onExport === undefined ? "No rows to export" : undefined}
        onSelect={() => onExport?.()}
      >
        Export as CSV
      </MenuEntry>
      <MenuSeparator />
      <MenuCheck checked={search.nest === "yes"} onChange={(isOn) => onSearch({ nest: isOn ? "yes" : "no" })}>
        Nest child runs
      </MenuCheck>
      <MenuCheck
        checked={search.lifecycle === "deleted"}
        onChange={(isOn) => onSearch({ lifecycle: isOn ? "deleted" : "active", selected: [] })}
      >
        Show deleted runs
      </MenuCheck>
    </Menu>
  )
}
