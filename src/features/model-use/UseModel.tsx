import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { modelGuideQuery } from "~/api/queries/models"
import { CopyButton } from "~/components/CopyButton"
import { QueryView } from "~/components/feedback/QueryView"
import { Select } from "~/components/ui/Select"
import { UntrustedText } from "~/components/UntrustedText"
import { visibleText } from "~/domain/text/visibleText"
import type { ModelAddress } from "~/domain/model-use/addresses"
import { scoringInput } from "~/domain/model-use/scoringInput"
import type { UsedModel } from "~/domain/model-use/way"
import { routes } from "~/domain/url/routes"
import { text } from "~/domain/url/search"
import { useSearch } from "~/hooks/useSearch"

import { modelFilesQuery, type ModelFiles, type ModelPlace } from "./modelFilesQuery"
import styles from "./UseModel.module.css"
import { UseSkeleton } from "./UseSkeleton"
import { Ways } from "./Ways"

export type ModelSubject = Pick<UsedModel, "name" | "registered"> & {
  readonly place: ModelPlace
  /** At least one; the first is what is shown. */
  readonly addresses: readonly ModelAddress[]
}

const useModelSearch = { by: text() }

/** What to do with a model elsewhere, in code that fits this model and this server. */
export function UseModel({ backend, subject }: { backend: Backend; subject: ModelSubject }) {
  const files = useQuery(modelFilesQuery(backend, subject.place))
  if (files.isPending) return <UseSkeleton />
  return (
    <div className={styles["use"]}>
      {files.data === undefined && (
        <p className={styles["remark"]} role="note">
          The files of this model could not be read, so its columns and kinds are not known here: put your own in.
        </p>
      )}
      <Addressed backend={backend} subject={subject} files={files.data} />
    </div>
  )
}

function Addressed(props: { backend: Backend; subject: ModelSubject; files: ModelFiles | undefined }) {
  const { backend, subject, files } = props
  const { addresses, name, registered } = subject
  const [{ by }, setSearch] = useSearch(useModelSearch)
  const guide = useQuery(modelGuideQuery(backend))
  const address = addresses.find(({ id }) => id === by) ?? addresses[0]
  const input = useMemo(() => scoringInput(files?.description, files?.example), [files])
  if (address === undefined) return null
  const model: UsedModel = { uri: address.uri, name, registered, description: files?.description, input }
  return (
    <>
      <div className={styles["address"]}>
        <Select
          label="Take"
          options={addresses.map(({ id, label }) => ({ value: id, label: visibleText(label) }))}
          value={address.id}
          onChange={(next) => setSearch({ by: next === addresses[0]?.id ? "" : next })}
        />
        <code>
          <UntrustedText text={address.uri} />
        </code>
        <CopyButton text={address.uri} label="Copy the address of the model" />
      </div>
      <QueryView query={guide} what="The ways to use it" skeleton={<UseSkeleton />}>
        {({ waysOf, remark }) => (
          <>
            <Ways ways={waysOf(model)} />
            <p className={styles["remark"]}>
              {remark !== undefined && `${remark} `}
              How a script signs in is told on the <Link to={routes.servers()}>Servers page</Link>.
            </p>
          </>
        )}
      </QueryView>
    </>
  )
}
