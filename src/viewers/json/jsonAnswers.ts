import { joinBytes } from "~/domain/artifacts/joinBytes"
import { indexJson, type JsonIndex } from "~/domain/artifacts/jsonIndex"
import {
  childItems,
  findItems,
  followPointer,
  placeOf,
  rootItem,
  writtenText,
  type JsonHits,
  type JsonItem,
  type JsonPlace,
  type JsonStep,
} from "~/domain/artifacts/jsonTree"
import { yamlToJson } from "~/domain/artifacts/yamlJson"

export type JsonForm = "json" | "yaml"
type Range = { readonly from: number; readonly count: number }

/** What the page asks; each has its own answer in JsonAnswers. */
export type JsonQuestion =
  | { readonly ask: "push"; readonly bytes: Uint8Array }
  | { readonly ask: "open"; readonly form: JsonForm }
  | ({ readonly ask: "children"; readonly node: number } & Range)
  | { readonly ask: "find"; readonly text: string; readonly most: number }
  | { readonly ask: "follow"; readonly pointer: string }
  | { readonly ask: "write"; readonly node: number }

export type JsonFault = { readonly message: string; readonly place: JsonPlace }
export type JsonAnswer =
  | { readonly ask: "push" }
  | { readonly ask: "open"; readonly root: JsonItem | undefined; readonly fault: JsonFault | undefined }
  | { readonly ask: "children"; readonly items: readonly JsonItem[] }
  | { readonly ask: "find"; readonly hits: JsonHits }
  | { readonly ask: "follow"; readonly steps: readonly JsonStep[] | undefined }
  | { readonly ask: "write"; readonly text: string }

/** One document: its bytes stay here, and the page gets only what it shows. */
export function jsonAnswers(): (question: JsonQuestion) => Promise<JsonAnswer> {
  let pieces: Uint8Array[] = []
  let index: JsonIndex | undefined
  const open = (form: JsonForm): JsonAnswer => {
    const bytes = joinBytes(pieces)
    pieces = []
    const made = form === "json" ? indexed(bytes, bytes) : indexedYaml(bytes)
    index = made.index
    return { ask: "open", root: index && rootItem(index), fault: made.fault }
  }
  const answer = (question: JsonQuestion): JsonAnswer => {
    if (question.ask === "push") {
      pieces.push(question.bytes)
      return { ask: "push" }
    }
    if (question.ask === "open") return open(question.form)
    if (index === undefined) throw new Error("No document is open")
    switch (question.ask) {
      case "children":
        return { ask: "children", items: childItems(index, question.node, question) }
      case "find":
        return { ask: "find", hits: findItems(index, question.text, question.most) }
      case "follow":
        return { ask: "follow", steps: followPointer(index, question.pointer) }
      case "write":
        return { ask: "write", text: writtenText(index, question.node) }
    }
  }
  return (question) => Promise.resolve(answer(question))
}

type Made = { readonly index: JsonIndex | undefined; readonly fault: JsonFault | undefined }

/** `shown` = the bytes in which a fault is shown. */
function indexed(bytes: Uint8Array, shown: Uint8Array): Made {
  const indexing = indexJson(bytes)
  if (indexing.ok) return { index: indexing.index, fault: undefined }
  return { index: undefined, fault: { message: indexing.message, place: placeOf(shown, indexing.offset) } }
}

function indexedYaml(bytes: Uint8Array): Made {
  const text = new TextDecoder().decode(bytes)
  const reading = yamlToJson(text)
  if (reading.ok) return indexed(new TextEncoder().encode(reading.json), bytes)
  const offset = new TextEncoder().encode(text.slice(0, reading.offset)).length
  return { index: undefined, fault: { message: reading.message, place: placeOf(bytes, offset) } }
}
