import { Plus } from "lucide-react"
import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { TextField } from "~/components/ui/TextField"
import type { Server } from "~/domain/servers/server"
import { isMixedContent, parseServerAddress } from "~/domain/servers/serverAddress"
import { useConnections } from "~/features/connections/ConnectionsContext"

import styles from "./AddServer.module.css"

/** A server for this browser only; what everybody should see belongs into config.json. */
export function AddServer({ onAdded }: { onAdded: (server: Server) => void }) {
  const { servers, add } = useConnections()
  const [address, setAddress] = useState("")
  const [label, setLabel] = useState("")
  const [isReadOnly, setReadOnly] = useState(false)
  const [error, setError] = useState<string>()
  const submit = () => {
    const problem = addressProblem(address, servers)
    setError(problem)
    const parsed = parseServerAddress(address)
    if (problem !== undefined || !parsed.ok) return
    onAdded(add({ label: label.trim() || new URL(parsed.address).host, address: parsed.address, isReadOnly }))
    setAddress("")
    setLabel("")
    setReadOnly(false)
  }
  return (
    <section aria-labelledby="add-server" className={styles["add"]}>
      <h2 id="add-server">Add a server</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label="Address"
          placeholder="http://localhost:5000"
          hint="Of the tracking server or of any page of its own UI. Kept in this browser only."
          error={error}
          className={styles["address"]}
          value={address}
          onChange={(text) => {
            setAddress(text)
            setError(undefined)
          }}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField
          label="Name (optional)"
          className={styles["label"]}
          value={label}
          onChange={setLabel}
          autoComplete="off"
        />
        <div className={styles["end"]}>
          <Checkbox label="Read only" checked={isReadOnly} onChange={setReadOnly} />
          <Button type="submit" kind="primary" icon={<Plus size={14} />}>
            Add and test
          </Button>
        </div>
      </form>
    </section>
  )
}

function addressProblem(text: string, servers: readonly Server[]): string | undefined {
  const parsed = parseServerAddress(text)
  if (!parsed.ok) return parsed.reason
  const known = servers.find((server) => server.address === parsed.address)
  if (known !== undefined) return `This server is in the list already, as ${known.label}.`
  if (isMixedContent(parsed.address, window.location.protocol)) {
    return "This page came over https, so the browser lets it ask only https addresses."
  }
  return undefined
}
