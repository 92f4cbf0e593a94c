import type { QueryClient } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { artifactsQuery } from "~/api/queries/artifacts"
import { fileNameOf } from "~/domain/artifacts/file"
import { walkFolders } from "~/domain/artifacts/walkFolders"
import { MOST_FOLDERS, planZip, zipArtifacts, type ZipPlan, type ZipProgress } from "~/domain/artifacts/zipArtifacts"
import { formatBytes, formatCount } from "~/domain/format"

import { tooLarge, type Source } from "./savings"

type Place = { readonly backend: Backend; readonly root: ArtifactRoot; readonly client: QueryClient }

/** A folder with all that is in it; "" = everything. */
export const zipSource = ({ backend, root, client }: Place, folder: string): Source["open"] =>
  async function open({ signal, mostBytes, tell }) {
    const list = async (path: string) =>
      // Anew: a run that still writes has more than when the folder was opened.
      (await client.query({ ...artifactsQuery(backend, root, path), staleTime: 0, retry: false })).entries
    const plan = await planZip(walkFolders({ list, start: folder, signal, mostFolders: MOST_FOLDERS }), (found) =>
      tell({ text: `Listing: ${count(found.files, "file")} in ${count(found.folders, "folder")} so far` }),
    )
    if ((plan.sizeBytes ?? 0) > (mostBytes ?? Infinity)) throw tooLarge(plan.sizeBytes, mostBytes)
    return zipArtifacts(plan, {
      without: folder.slice(0, folder.length - fileNameOf(folder).length),
      signal,
      open: ({ path, sizeBytes }) => backend.openArtifact(root, path, sizeBytes),
      tell: (progress) => tell({ ...words(plan, progress), missing: progress.missing }),
    })
  }

function words({ files, sizeBytes }: ZipPlan, done: ZipProgress) {
  const bytes =
    sizeBytes === undefined ? formatBytes(done.bytes) : `${formatBytes(done.bytes)} of ${formatBytes(sizeBytes)}`
  return {
    text: `${formatCount(done.files)} of ${count(files.length, "file")}, ${bytes}`,
    value: sizeBytes === undefined || sizeBytes === 0 ? done.files / files.length : done.bytes / sizeBytes,
  }
}

const count = (n: number, noun: string): string => `${formatCount(n)} ${noun}${n === 1 ? "" : "s"}`
