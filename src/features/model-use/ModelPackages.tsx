import { useQuery } from "@tanstack/react-query"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import type { PackageNeed } from "~/domain/artifacts/environment"
import { visibleText } from "~/domain/text/visibleText"
import { Fault } from "~/viewers/Fault"
import { FieldTable, type Column } from "~/viewers/model/FieldTable"
import { Part } from "~/viewers/model/Part"

import { environmentQuery, type ModelEnvironment, type OfModel } from "./modelFilesQuery"
import { Unreadable } from "./readWhole"

const SHOWN_AT_FIRST = 20

/** What a model needs around it: Python and packages. `names` are the files that say so, the best first. */
export function ModelPackages({ backend, place, names }: OfModel & { names: readonly string[] }) {
  const found = useQuery({ ...environmentQuery(backend, place, names), enabled: names.length > 0 })
  return (
    <Part title="Environment" level={3}>
      {names.length === 0 ? (
        <p>No file of an environment was logged: which packages it needs is not known.</p>
      ) : found.data !== undefined ? (
        <Packages {...found.data} />
      ) : found.isPending ? (
        <RowsSkeleton rows={4} label="Reading the environment" />
      ) : found.error instanceof Unreadable ? (
        <Fault>Its environment cannot be read. {visibleText(found.error.message)}.</Fault>
      ) : (
        <ErrorNotice
          error={found.error}
          what="The environment"
          onRetry={() => void found.refetch()}
          isRetrying={found.isFetching}
          recovers={false}
        />
      )}
    </Part>
  )
}

const COLUMNS: readonly [Column<PackageNeed>, ...Column<PackageNeed>[]] = [
  { title: "Package", cell: ({ name }) => <UntrustedText text={name} /> },
  { title: "Version", cell: ({ version }) => (version === "" ? <i>any</i> : <UntrustedText text={version} />) },
  {
    title: "From",
    cell: ({ from, note }) => <UntrustedText text={note === "" ? from : `${from}, ${note}`} />,
  },
]

const Packages = ({ name, environment: { packages } }: ModelEnvironment) =>
  packages.length === 0 ? (
    <p>
      <UntrustedText text={name} /> names no packages.
    </p>
  ) : (
    <FieldTable
      caption={
        <>
          Packages, by <UntrustedText text={name} />
        </>
      }
      items={packages}
      columns={COLUMNS}
      atFirst={SHOWN_AT_FIRST}
    />
  )
