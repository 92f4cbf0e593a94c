import { useMemo } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { PageHeader } from "~/components/layout/PageHeader"
import { Switch } from "~/components/ui/Switch"
import { formatCount } from "~/domain/format"
import { usePreferences } from "~/hooks/preferences"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useFirstDrawing } from "~/hooks/useFirstDrawing"
import { useSearch } from "~/hooks/useSearch"

import { AddVersion } from "./AddVersion"
import { CallerChanges } from "./CallerChanges"
import { ComparedTable } from "./ComparedTable"
import styles from "./CompareModelsPage.module.css"
import { compareModelsSearch } from "./compareModelsSearch"
import { groupsOf } from "./groups"
import { MOST_VERSIONS, useComparedModels, type ComparedModel } from "./useComparedModels"
import type { ColumnActions } from "./VersionHead"

/** What differs between versions of any models and servers, and what breaks for those who call them. */
export function CompareModelsPage() {
  const [{ versions, rows }, setSearch] = useSearch(compareModelsSearch)
  const models = useComparedModels(versions)
  const isDrawn = useFirstDrawing(models.some(isOnItsWay))
  const { digits, timeZone } = usePreferences()
  const groups = useMemo(() => groupsOf(models, { digits, zone: timeZone }), [models, digits, timeZone])
  const title = models.length < 2 ? "Compare versions" : `Compare ${formatCount(models.length)} versions`
  useDocumentTitle(title)
  const without = (text: string) => versions.filter((other) => other !== text)
  const actions: ColumnActions = {
    onBaseline: (text) => setSearch({ versions: [text, ...without(text)] }),
    onRemove: (text) => setSearch({ versions: without(text) }),
  }
  const add = <AddVersion models={models} onAdd={(text) => setSearch({ versions: [...versions, text] })} />
  return (
    <>
      <PageHeader title={title} actions={add} />
      <div className={styles["page"]}>
        {models.length < 2 && (
          <EmptyState title={models.length === 0 ? "Choose two or more versions" : "Choose one more version"}>
            <p>On the page of a registered model, tick versions and choose Compare. Others can be added here.</p>
          </EmptyState>
        )}
        {versions.length > models.length && models.length === MOST_VERSIONS && (
          <p>The first {MOST_VERSIONS} are compared, which is the most.</p>
        )}
        {!isDrawn && <RowsSkeleton rows={20} label="Loading the versions" />}
        {isDrawn && models.length > 1 && <CallerChanges models={models} />}
        {isDrawn && models.length > 0 && (
          <>
            <Switch
              label="Only what differs"
              checked={rows === "differing"}
              onChange={(isOn) => setSearch({ rows: isOn ? "differing" : "all" })}
            />
            <ComparedTable models={models} groups={groups} isOnlyDiffering={rows === "differing"} actions={actions} />
          </>
        )}
      </div>
    </>
  )
}

const isOnItsWay = (model: ComparedModel): boolean =>
  [model.version, model.run, model.files, model.environment].some(({ state }) => state === "waiting")
