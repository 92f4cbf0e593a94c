import { useQueries } from "@tanstack/react-query"
import { useState } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { artifactsQuery } from "~/api/queries/artifacts"

import { artifactRows, parentFolders, type FolderState } from "./artifactTree"

/** The open part of the tree. Folders are listed when they are opened; those on the way to `path` are open. */
export function useFolders(backend: Backend, root: ArtifactRoot, path: string) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const onTheWay = new Set([...parentFolders(path), path])
  const isOpen = (folder: string) => toggled.get(folder) ?? onTheWay.has(folder)
  const [known, setKnown] = useState<readonly string[]>([""])
  const wanted = known.filter((folder) => folder === "" || isOpen(folder))
  const queries = useQueries({ queries: wanted.map((folder) => artifactsQuery(backend, root, folder)) })

  const folderOf = (folder: string): FolderState => {
    const query = queries[wanted.indexOf(folder)]
    if (query?.data !== undefined) return { state: "ready", entries: query.data.entries }
    if (query?.error != null) return { state: "failed", error: query.error }
    return { state: "loading" }
  }
  const rows = artifactRows(folderOf, isOpen)
  const listed = ["", ...rows.flatMap((row) => (row.isOpen === true ? [row.key] : []))]
  // Which folders exist is known only once the one above is listed: each answer may open the next.
  if (listed.join("\n") !== known.join("\n")) setKnown(listed)

  return {
    rows,
    folderOf,
    rootUri: queries[0]?.data?.rootUri ?? "",
    setOpen: (folder: string, isFolderOpen: boolean) => setToggled((old) => new Map(old).set(folder, isFolderOpen)),
    retry: (folder: string) => void queries[wanted.indexOf(folder)]?.refetch(),
    retryAll: () => queries.filter(({ error }) => error !== null).forEach(({ refetch }) => void refetch()),
    isRetrying: queries.some(({ error, isFetching }) => error !== null && isFetching),
  }
}
