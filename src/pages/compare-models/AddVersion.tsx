import { Plus } from "lucide-react"
import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { Popover } from "~/components/ui/Popover"
import { Select } from "~/components/ui/Select"
import { TextField } from "~/components/ui/TextField"
import { formatModelReference } from "~/domain/models/modelReference"
import { visibleText } from "~/domain/text/visibleText"
import { useServers } from "~/features/connections/ConnectionsContext"

import styles from "./CompareModelsPage.module.css"
import { MOST_VERSIONS, type ComparedModel } from "./useComparedModels"

type Props = { models: readonly ComparedModel[]; onAdd: (text: string) => void }

/** Any version of any model, on any of the servers. */
export function AddVersion(props: Props) {
  const reason = props.models.length >= MOST_VERSIONS ? `${MOST_VERSIONS} versions are compared at most` : undefined
  const trigger = (
    <Button icon={<Plus size={14} />} disabledReason={reason}>
      Add a version
    </Button>
  )
  if (reason !== undefined) return trigger
  return (
    <Popover title="Add a version" align="end" trigger={trigger}>
      <Form {...props} />
    </Popover>
  )
}

function Form({ models, onAdd }: Props) {
  const servers = useServers()
  const last = models.at(-1)?.reference
  const [server, setServer] = useState(last?.server ?? servers[0]?.id ?? "")
  const [name, setName] = useState(last?.name ?? "")
  const [version, setVersion] = useState("")
  const text = formatModelReference({ server, name: name.trim(), version: version.trim() })
  const reason = reasonNot({ name, version, isHere: models.some((model) => model.text === text) })
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) onAdd(text)
      }}
    >
      <Select
        label="Server"
        value={server}
        options={servers.map(({ id, label }) => ({ value: id, label: visibleText(label) }))}
        onChange={setServer}
      />
      <TextField label="Model" value={name} onChange={setName} spellCheck={false} />
      <TextField label="Version" value={version} onChange={setVersion} spellCheck={false} />
      <Button type="submit" kind="primary" disabledReason={reason}>
        Add
      </Button>
    </form>
  )
}

function reasonNot({ name, version, isHere }: { name: string; version: string; isHere: boolean }) {
  if (name.trim() === "") return "Which model?"
  if (version.trim() === "" || version.includes(":")) return "Which version?"
  return isHere ? "It is here already" : undefined
}
