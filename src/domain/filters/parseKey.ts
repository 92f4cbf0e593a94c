import { fail, type Place } from "./filterError"
import { unquoted, type FilterToken } from "./filterTokens"
import { canonicalAttribute, DATASET_KEYS, entityOf, ENTITY_WORDS, isAttribute, type FilterEntity } from "./runFilter"
import type { TokenCursor } from "./tokenCursor"

export type ParsedKey = { readonly entity: FilterEntity; readonly key: string } & Place

/** Entity and key: ``metrics.`val/acc` ``, `params.lr`, `status`. */
export function parseKey(cursor: TokenCursor): ParsedKey {
  const first = cursor.take()
  if (first === undefined) return fail(cursor.endOfText(), "A key is missing here.")
  if (first.kind === "backtick") return attribute(closed(first), cursor)
  if (first.kind !== "word") return failStart(first)
  refuseUnquotedKey(first, cursor)
  const dot = first.text.indexOf(".")
  if (dot < 0) return attribute(first, cursor)
  const entity = entityOf(first.text.slice(0, dot)) ?? failEntity(first, first.text, cursor)
  const rest = first.text.slice(dot + 1)
  const key = rest === "" ? parseQuotedKey(first, cursor) : { key: rest, end: first.end }
  return checked({ entity, key: key.key, start: first.start, end: key.end })
}

function parseQuotedKey(entity: FilterToken, cursor: TokenCursor): { key: string; end: number } {
  const token = cursor.peekTouching(entity.end)
  if (token?.kind !== "backtick" && token?.kind !== "quoted")
    return fail(entity, `A key is missing after ${entity.text}`, { hint: `For example ${entity.text}\`accuracy\`` })
  cursor.take()
  // A single-quoted key is read by some servers and refused by others.
  if (token.text.startsWith("'"))
    return fail(token, "A key stands in back-ticks, not in quotes.", { fix: `\`${unquoted(token)}\`` })
  const key = unquoted(closed(token))
  if (key === "") return fail(token, "The key is empty.")
  return { key, end: token.end }
}

function attribute(token: FilterToken, cursor: TokenCursor): ParsedKey {
  const name = canonicalAttribute(token.kind === "backtick" ? unquoted(token) : token.text)
  if (isAttribute(name)) return { entity: "attribute", key: name, start: token.start, end: token.end }
  if (entityOf(name)) return fail(token, `${name} needs a dot and a key.`, { hint: `For example ${name}.\`accuracy\`` })
  return failEntity(token, name, cursor)
}

function checked(parsed: ParsedKey): ParsedKey {
  if (parsed.entity === "attribute") {
    const key = canonicalAttribute(parsed.key)
    return isAttribute(key) ? { ...parsed, key } : failAttribute(parsed, key)
  }
  if (parsed.entity === "dataset" && !DATASET_KEYS.some((key) => key === parsed.key))
    return fail(parsed, `A dataset has no ${parsed.key} to filter by.`, {
      hint: "datasets.name, datasets.digest and datasets.context exist.",
    })
  return parsed
}

/** `metrics.val-loss`: characters that touch the word and belong to the key show that back-ticks are missing. */
function refuseUnquotedKey(word: FilterToken, cursor: TokenCursor): void {
  let end = word.end
  let whole = word.text
  const isEntity = whole.endsWith(".") && entityOf(whole.slice(0, -1)) !== undefined
  while (!isEntity || end > word.end) {
    const token = cursor.peekTouching(end)
    if (token === undefined || !["word", "number", "other", "comma"].includes(token.kind)) break
    cursor.take()
    whole += token.text
    end = token.end
  }
  if (end === word.end) return
  const dot = whole.indexOf(".")
  const entity = dot < 0 ? undefined : entityOf(whole.slice(0, dot))
  const place = { start: word.start, end }
  if (entity === undefined) return failEntity(place, whole, cursor)
  fail(place, "A key with these characters needs back-ticks.", { fix: keyText(entity, whole.slice(dot + 1)) })
}

const keyText = (entity: FilterEntity, key: string): string => `${ENTITY_WORDS[entity][0]}.\`${key}\``

/** What people write for an attribute that has another name, or that the server cannot filter by. */
const MEANT = new Map<string, { fix?: string; hint: string }>([
  ["name", { fix: "run_name", hint: "The name of a run is run_name." }],
  ["runName", { fix: "run_name", hint: "The name of a run is run_name." }],
  ["id", { fix: "run_id", hint: "The id of a run is run_id." }],
  ["user", { fix: "tags.`mlflow.user`", hint: "The user is the tag mlflow.user." }],
  ["parent", { fix: "tags.`mlflow.parentRunId`", hint: "The parent is the tag mlflow.parentRunId." }],
  ["duration", { hint: "The server does not know durations. Sort by the column Duration instead." }],
  ["experiment_id", { hint: "Choose the experiments in the header instead." }],
  ["lifecycle_stage", { hint: "Use the switch between active and deleted runs instead." }],
])

function failAttribute(place: Place, name: string): never {
  const meant = MEANT.get(name)
  return fail(place, `Runs have no attribute ${name}.`, {
    hint: meant?.hint ?? "run_name, run_id, status, user_id, artifact_uri, start_time and end_time exist.",
    fix: meant?.fix,
  })
}

/** The text names no entity: most likely a metric or a param, told apart by what it is compared with. */
function failEntity(place: Place, whole: string, cursor: TokenCursor): never {
  const dot = whole.indexOf(".")
  const entityText = dot < 0 ? whole : whole.slice(0, dot)
  const known = entityOf(entityText.toLowerCase())
  if (known && dot >= 0)
    return fail({ start: place.start, end: place.start + dot }, `${entityText} is written in lower case.`, {
      fix: entityText.toLowerCase(),
    })
  const meant = MEANT.get(whole)
  if (meant) return failAttribute(place, whole)
  const value = cursor.peek(1)
  const isText = value?.kind === "quoted" || value?.kind === "word"
  const fix = keyText(isText ? "param" : "metric", whole)
  return fail(place, `${whole} is neither an attribute nor a metric, param or tag with its prefix.`, {
    hint: `A metric is metrics.\`${whole}\`, a param params.\`${whole}\`, a tag tags.\`${whole}\`.`,
    fix,
  })
}

function failStart(token: FilterToken): never {
  if (!token.isClosed) return fail(token, "This quote is never closed.", { hint: "Close it with the same mark." })
  if (token.kind === "quoted" || token.kind === "number")
    return fail(token, "The key comes first, then the operator, then the value.", {
      hint: "For example metrics.accuracy > 0.9",
    })
  if (token.kind === "open" || token.kind === "close")
    return fail(token, "The server does not know parentheses.", { hint: "Conditions are joined by AND only." })
  return fail(token, `${token.text} means nothing here.`, { hint: "Conditions are joined by AND only." })
}

export function closed(token: FilterToken): FilterToken {
  if (token.isClosed) return token
  const mark = token.kind === "backtick" ? "back-tick" : "quote"
  return fail(token, `This ${mark} is never closed.`, { hint: "Close it with the same mark." })
}
