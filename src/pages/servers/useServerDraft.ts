import { useState } from "react"

import { setCredential } from "~/api/credentials"
import { readConnection } from "~/api/providers/addresses/readConnection"
import type { AddressReading, Profile } from "~/api/providers/addresses/reading"
import type { Server } from "~/domain/servers/server"
import { isMixedContent, isOpenLine, OPEN_LINE } from "~/domain/servers/serverAddress"
import { useConnections } from "~/features/connections/ConnectionsContext"

type ServerReading = Extract<AddressReading, { kind: "server" }>
type WrongReading = Extract<AddressReading, { kind: "wrong" }>

/** `route` is the page of MLflow's own UI that the address pointed to. */
export type OnAdded = (server: Server, route: string | undefined) => void

/** What is typed, pasted or dropped, until it is a server. A secret in it goes to memory at once and out of the field. */
export function useServerDraft(onAdded: OnAdded) {
  const { servers, add } = useConnections()
  const [text, setText] = useState("")
  const [label, setLabel] = useState("")
  const [isReadOnly, setReadOnly] = useState(false)
  const [error, setError] = useState<string>()
  /** Read out of what was pasted: its address stands in the field, its token does not. */
  const [pasted, setPasted] = useState<ServerReading>()
  /** What a refused text tells of a form's fields. */
  const [parts, setParts] = useState<ReadonlyMap<string, string>>()
  const [profiles, setProfiles] = useState<readonly Profile[]>([])

  const refuse = (reading: WrongReading) => {
    setError(reading.reason)
    setParts(reading.parts)
  }

  const type = (typed: string) => {
    setError(undefined)
    const reading = readConnection(typed)
    if (reading.kind === "wrong" && typed.trim().startsWith("{")) {
      setText("")
      refuse(reading)
    } else if (reading.kind === "profiles") {
      setProfiles(reading.profiles)
      setText("")
    } else if (reading.kind === "server" && (reading.token !== undefined || typed.includes("\n"))) {
      setPasted(reading)
      setText(reading.address)
    } else setText(typed)
  }

  const addReading = (reading: ServerReading): boolean => {
    const problem = problemOf(reading, servers)
    setError(problem)
    if (problem !== undefined) return false
    const { address, workspace, token, route } = reading
    const server = add({ label: label.trim() || reading.label, address, isReadOnly, workspace })
    if (token !== undefined) setCredential(server.id, { kind: "bearer", token })
    for (const clear of [setText, setLabel]) clear("")
    setReadOnly(false)
    setPasted(undefined)
    setParts(undefined)
    onAdded(server, route)
    return true
  }

  const submit = () => {
    const reading = pasted?.address === text ? pasted : readConnection(text)
    const profile = reading.kind === "profile" ? profiles.find(({ name }) => name === reading.profile) : undefined
    if (reading.kind === "server") addReading(reading)
    else if (profile !== undefined) addProfile(profile)
    else if (reading.kind === "profile") setError(profileAdvice(reading, profiles))
    else if (reading.kind === "wrong") refuse(reading)
  }

  const addProfile = (profile: Profile) => {
    const { name, address, workspace, token, usable, reason } = profile
    if (usable !== "here" || address === undefined) return setError(`The profile ${name}: ${reason}`)
    addReading({ kind: "server", address, label: name, workspace, token, notes: [] })
    return undefined
  }

  const notes = pasted?.address === text ? [...pasted.notes, ...tokenNotes(pasted)] : []
  return {
    text,
    type,
    label,
    setLabel,
    isReadOnly,
    setReadOnly,
    error,
    notes,
    parts,
    profiles,
    submit,
    addReading,
    addProfile,
    refuse: setError,
  }
}

const tokenNotes = ({ token, address }: ServerReading): readonly string[] =>
  token === undefined
    ? []
    : ["The token is in the memory of this tab, and nowhere else.", ...(isOpenLine(address) ? [OPEN_LINE] : [])]

function problemOf({ address }: ServerReading, servers: readonly Server[]): string | undefined {
  const known = servers.find((server) => server.address === address)
  if (known !== undefined) return `This server is in the list already, as ${known.label}.`
  if (isMixedContent(address, window.location.protocol)) {
    return "This page came over https, so the browser lets it ask only https addresses."
  }
  return undefined
}

type ProfileReading = Extract<AddressReading, { kind: "profile" }>

function profileAdvice({ profile, trackingUri }: ProfileReading, profiles: readonly Profile[]): string {
  const named = profile === "DEFAULT" ? "the default profile" : `the profile "${profile}"`
  if (profiles.length > 0) return `The file that was read has no ${named.replace("the ", "")}.`
  return `This is ${named} of a credentials file, which a browser cannot open by itself. Drop the file here or paste it, enter the address of the workspace, or start Tracklight with it: npm start -- ${trackingUri}`
}
