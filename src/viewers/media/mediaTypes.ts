import { extensionOf } from "~/domain/artifacts/file"
import type { ViewedFile } from "~/viewers/viewer"

export const MAX_MEDIA_BYTES = 128_000_000

/** Which kind of sound a file holds, for <audio>; undefined when it holds none. */
export const audioTypeOf = ({ path, magic }: Pick<ViewedFile, "path" | "magic">): string | undefined =>
  AUDIO.get(magic) ?? AUDIO_EXTENSIONS.get(`${magic} ${extensionOf(path)}`)

export const videoTypeOf = (file: Pick<ViewedFile, "path" | "magic">): string | undefined =>
  audioTypeOf(file) === undefined ? VIDEO.get(file.magic) : undefined

const AUDIO: ReadonlyMap<string, string> = new Map([
  ["wav", "audio/wav"],
  ["mp3", "audio/mpeg"],
  ["flac", "audio/flac"],
])
/** These containers hold either: only the name tells. */
const AUDIO_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["ogg ogg", "audio/ogg"],
  ["ogg oga", "audio/ogg"],
  ["ogg opus", "audio/ogg"],
  ["mp4 m4a", "audio/mp4"],
  ["webm weba", "audio/webm"],
])
const VIDEO: ReadonlyMap<string, string> = new Map([
  ["ogg", "video/ogg"],
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
])
