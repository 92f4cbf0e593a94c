import { makeZip } from "client-zip"

import { visibleText } from "~/domain/text/visibleText"

import type { ArtifactEntry, ArtifactFile } from "./file"
import { piecesOf } from "./piecesOf"
import type { WalkedFolder } from "./walkFolders"
import { zipNames } from "./zipNames"

/** What an archive is to hold, and what of it could not even be listed. */
export type ZipPlan = {
  readonly files: readonly ArtifactEntry[]
  /** Undefined when the server does not tell the size of each. */
  readonly sizeBytes: number | undefined
  readonly missing: readonly Missing[]
}

export type Missing = { readonly path: string; readonly reason: string }

export type ZipProgress = { readonly files: number; readonly bytes: number; readonly missing: readonly Missing[] }

type Zipping = {
  /** What the paths in the archive leave out, with a slash at the end; "" = nothing. */
  readonly without: string
  readonly open: (entry: ArtifactEntry) => ArtifactFile
  readonly tell: (progress: ZipProgress) => void
  readonly signal: AbortSignal
}

/** The directory of an archive counts to 65,535, and more is beyond any browser's patience. */
const MOST_FILES = 60_000
export const MOST_FOLDERS = 20_000

export async function planZip(
  walk: AsyncIterable<WalkedFolder>,
  tell: (found: { folders: number; files: number }) => void,
): Promise<ZipPlan> {
  const files: ArtifactEntry[] = []
  const missing: Missing[] = []
  let folders = 0
  let waiting = 0
  for await (const step of walk) {
    folders += 1
    ;({ waiting } = step)
    if (step.error !== undefined) missing.push({ path: `${step.folder}/`, reason: reasonOf(step.error) })
    files.push(...step.entries.filter(({ isFolder }) => !isFolder))
    tell({ folders, files: files.length })
    if (files.length > MOST_FILES) break
  }
  const tooMany = files.splice(MOST_FILES)
  if (waiting > 0) missing.push({ path: `${waiting} more folders`, reason: "Too many for one archive" })
  missing.push(...tooMany.map(({ path }) => ({ path, reason: "Too many for one archive" })))
  const isSized = files.every(({ sizeBytes }) => sizeBytes !== undefined)
  return { files, missing, sizeBytes: isSized ? sum(files) : undefined }
}

const sum = (files: readonly ArtifactEntry[]): number =>
  files.reduce((bytes, { sizeBytes = 0 }) => bytes + sizeBytes, 0)

/** Leaves places for what a person opens meanwhile. */
const AT_ONCE = 3
/** After as many failures one after the other the server is gone, and thousands more would only keep it busy. */
const PATIENCE = 10

/** The archive as it comes: the next files are asked for while one is written, and none is ever here as a whole. */
export function zipArtifacts(plan: ZipPlan, zipping: Zipping): ReadableStream<Uint8Array> {
  const { without, open, signal } = zipping
  const nameOf = zipNames()
  const tally = tallyOf(plan, zipping.tell)
  async function* entries() {
    const begun: Begun[] = []
    let failures = 0
    for (const [index, entry] of plan.files.entries()) {
      if (failures >= PATIENCE) {
        tally.lose(entry.path, `Not asked for any more, after ${PATIENCE} failures one after the other`)
        continue
      }
      while (begun.length < AT_ONCE) {
        const next = plan.files[index + begun.length]
        if (next === undefined) break
        begun.push(begin(open(next), signal))
      }
      const file = begun.shift()
      const head = await file?.head
      signal.throwIfAborted()
      if (file === undefined || head === undefined) return
      failures = "failure" in head ? failures + 1 : 0
      if ("failure" in head) tally.lose(entry.path, reasonOf(head.failure))
      else yield { name: nameOf(entry.path.slice(without.length)), input: content(file, head.piece, { tally, signal }) }
    }
    if (tally.missing().length > 0) yield { name: nameOf("NOT IN THIS ARCHIVE.txt"), input: listOf(tally.missing()) }
  }
  return makeZip(entries())
}

type Tally = ReturnType<typeof tallyOf>

function tallyOf(plan: ZipPlan, tell: Zipping["tell"]) {
  const missing = [...plan.missing]
  let files = 0
  let bytes = 0
  const report = () => tell({ files, bytes, missing: [...missing] })
  return {
    missing: () => missing,
    add: (more: number) => {
      bytes += more
      report()
    },
    finish: () => {
      files += 1
      report()
    },
    lose: (path: string, reason: string) => {
      missing.push({ path, reason })
      report()
    },
  }
}

type Head = { readonly piece: Uint8Array } | { readonly failure: unknown }

/** A file whose first piece is on its way. */
type Begun = { readonly file: ArtifactFile; readonly head: Promise<Head>; readonly pieces: AsyncIterator<Uint8Array> }

function begin(file: ArtifactFile, signal: AbortSignal): Begun {
  const pieces = piecesOf(file, signal)
  const head = pieces.next().then(
    ({ value, done }): Head => ({ piece: done === true ? new Uint8Array() : value }),
    (failure: unknown): Head => ({ failure }),
  )
  return { file, head, pieces }
}

/** What has been written cannot be taken back: a file that breaks in the middle stays as far as it came, and is listed. */
async function* content(
  { file, pieces }: Begun,
  head: Uint8Array,
  { tally, signal }: { tally: Tally; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for (let piece: Uint8Array | undefined = head; piece !== undefined; piece = await nextOf(pieces)) {
      bytes += piece.length
      tally.add(piece.length)
      if (piece.length > 0) yield piece
    }
    tally.finish()
  } catch (error) {
    signal.throwIfAborted()
    tally.lose(file.path, `Only its first ${bytes} bytes. ${reasonOf(error)}`)
  }
}

async function nextOf(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await pieces.next()
  return done === true ? undefined : value
}

async function* listOf(missing: readonly Missing[]): AsyncGenerator<string> {
  yield "These are on the server, and not or not wholly in this archive:\n\n"
  for (const { path, reason } of missing) yield `${visibleText(path)}: ${visibleText(reason)}\n`
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
