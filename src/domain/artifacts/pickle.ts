import { isDangerous, PICKLE_CODES, type PickleCode } from "./pickleCodes"

/** What a pickle would do when it is loaded, found without loading it. */
export type PickleListing = {
  readonly protocol: number
  /** What it imports, in the order of the file, each once. */
  readonly imports: readonly PickleImport[]
  /** How often something imported is called. */
  readonly calls: number
  readonly opcodeCount: number
  /** The first ones. */
  readonly opcodes: readonly PickleOpcode[]
  /** undefined = more is to be read; "" = it ended as it should. */
  readonly ended: string | undefined
}
export type PickleImport = { readonly name: string; readonly count: number; readonly isDangerous: boolean }
export type PickleOpcode = { readonly offset: number; readonly name: string; readonly argument: string }

export type PickleReader = {
  /** Where the next bytes are to be read; what is long and no name is passed over. */
  readonly offset: () => number
  readonly push: (bytes: Uint8Array, isLast: boolean) => void
  readonly listing: () => PickleListing
}

const MOST_OPCODES = 3_000_000
const SHOWN_OPCODES = 5000
const MOST_IMPORTS = 5000
/** Names are shorter. */
const LONGEST_TEXT = 1000
const CALLS = new Set(["REDUCE", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ", "BUILD"])
const IMPORTS = new Set(["GLOBAL", "INST"])
const STORES = new Set(["MEMOIZE", "PUT", "BINPUT", "LONG_BINPUT"])
const FETCHES = new Set(["GET", "BINGET", "LONG_BINGET"])
const PUSHES_NOTHING = new Set(["PROTO", "FRAME", "STOP", "POP", "POP_MARK"])

type Step = { readonly code: PickleCode; readonly argument: string; readonly end: number }

export function pickleReader(): PickleReader {
  let [offset, protocol, calls, opcodeCount] = [0, 0, 0, 0]
  let ended: string | undefined
  const imports = new Map<string, number>()
  const opcodes: PickleOpcode[] = []
  const texts = lastTexts()

  const addImport = (module: string | undefined, name: string | undefined) => {
    const full = `${module ?? "?"}.${name ?? "?"}`
    if (imports.has(full) || imports.size < MOST_IMPORTS) imports.set(full, (imports.get(full) ?? 0) + 1)
  }
  const take = ({ code, argument }: Step) => {
    const { name } = code
    opcodeCount++
    if (opcodes.length < SHOWN_OPCODES) opcodes.push({ offset, name, argument: argument.replaceAll("\n", " ") })
    if (name === "PROTO") protocol = Math.max(protocol, Number(argument))
    if (CALLS.has(name)) calls++
    if (IMPORTS.has(name)) addImport(...pairOf(argument))
    if (name === "STACK_GLOBAL") addImport(...texts.two())
    texts.follow(code, argument)
  }
  const push = (bytes: Uint8Array, isLast: boolean) => {
    const base = offset
    while (ended === undefined) {
      const at = offset - base
      if (at >= bytes.length) {
        if (isLast) ended = "The pickle ends in the middle"
        return
      }
      const step = stepAt(bytes, at)
      if (typeof step === "string") ended = `${step} at byte ${offset}`
      else if (step === undefined) {
        if (isLast) ended = "The pickle ends in the middle"
        // Of what is longer than a piece only the end is looked for; names never are.
        else if (at === 0) ended = `An argument at byte ${offset} is longer than is read here`
        return
      } else {
        take(step)
        offset = base + step.end
        // Several may stand one behind the other, as older files of PyTorch have them.
        if (step.code.name === "STOP" && bytes[step.end] !== 0x80) ended = ""
        else if (opcodeCount >= MOST_OPCODES) ended = `Only the first ${MOST_OPCODES} opcodes are looked at`
      }
    }
  }
  return {
    offset: () => offset,
    push,
    listing: () => ({
      protocol,
      calls,
      opcodeCount,
      opcodes: opcodes.slice(),
      ended,
      imports: [...imports].map(([name, count]) => ({ name, count, isDangerous: isDangerous(name) })),
    }),
  }
}

/** Enough of the stack and of what is stored to know what STACK_GLOBAL takes: the last two texts. */
function lastTexts() {
  let recent: (string | undefined)[] = []
  const memo = new Map<number, string | undefined>()
  return {
    two: (): [string | undefined, string | undefined] => [recent.at(-2), recent.at(-1)],
    follow: ({ name, isText }: PickleCode, argument: string) => {
      if (STORES.has(name)) memo.set(name === "MEMOIZE" ? memo.size : Number(argument), recent.at(-1))
      else if (FETCHES.has(name)) recent.push(memo.get(Number(argument)))
      else if (!PUSHES_NOTHING.has(name)) recent.push(isText && !IMPORTS.has(name) ? argument : undefined)
      if (recent.length > 64) recent = recent.slice(-8)
    },
  }
}

/** undefined = its argument is not all there; a text = what is wrong. */
function stepAt(bytes: Uint8Array, at: number): Step | string | undefined {
  const code = PICKLE_CODES.get(bytes[at] ?? -1)
  if (code === undefined) return `What follows is no opcode of pickle (${(bytes[at] ?? 0).toString(16)})`
  const start = at + 1
  switch (code.argument.kind) {
    case "none":
      return { code, argument: "", end: start }
    case "bytes": {
      const end = start + code.argument.length
      return end > bytes.length ? undefined : { code, argument: numberText(bytes.subarray(start, end)), end }
    }
    case "lines":
      return linesAt(bytes, { code, start, count: code.argument.length })
    case "counted":
      return countedAt(bytes, { code, start, lengthBytes: code.argument.length })
  }
}

const numberText = (bytes: Uint8Array): string =>
  bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n).toString()

function linesAt(
  bytes: Uint8Array,
  { code, start, count }: { code: PickleCode; start: number; count: number },
): Step | undefined {
  let end = start
  for (let line = 0; line < count; line++) {
    const newline = bytes.indexOf(0x0a, end)
    if (newline === -1) return undefined
    end = newline + 1
  }
  return { code, argument: decode(bytes.subarray(start, Math.min(end - 1, start + LONGEST_TEXT))), end }
}

function countedAt(
  bytes: Uint8Array,
  { code, start, lengthBytes }: { code: PickleCode; start: number; lengthBytes: number },
): Step | string | undefined {
  const textStart = start + lengthBytes
  if (textStart > bytes.length) return undefined
  const length = Number(numberText(bytes.subarray(start, textStart)))
  if (!Number.isSafeInteger(length)) return "An argument claims to be longer than any file"
  const shown = Math.min(length, LONGEST_TEXT)
  if (code.isText && textStart + shown > bytes.length) return undefined
  const argument = code.isText ? decode(bytes.subarray(textStart, textStart + shown)) : `${length} bytes`
  return { code, argument, end: textStart + length }
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const pairOf = (lines: string): [module: string, name: string | undefined] => {
  const [module = "", name] = lines.split("\n")
  return [module, name]
}
