import { formatBytes } from "~/domain/format"

import { joblibArrayOf, type JoblibArray } from "./joblibArray"
import { isDangerous } from "./pickleCodes"
import { pickleMachine } from "./pickleMachine"
import { stepAt, type Step } from "./pickleStep"

/** What a pickle would do when it is loaded, found without loading it. */
export type PickleListing = {
  readonly protocol: number
  /** What it imports, in the order of the file, each once. */
  readonly imports: readonly PickleImport[]
  /** How often something imported is called. */
  readonly calls: number
  readonly opcodeCount: number
  /** Of `joblib.dump`: their bytes stand between the opcodes, and only joblib knows how to pass over them. */
  readonly arrayCount: number
  /** The first ones, and the arrays between them. */
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
const CALLS = new Set(["REDUCE", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ", "BUILD"])
const IMPORTS = new Set(["GLOBAL", "INST"])
const STARTS = 0x80

export function pickleReader(): PickleReader {
  let [offset, protocol, calls, opcodeCount, arrayCount] = [0, 0, 0, 0, 0]
  let ended: string | undefined
  const notes = pickleNotes()
  /** The last one is that of a pickle inside of another one. */
  const machines = [pickleMachine()]
  let array: JoblibArray | undefined

  const take = (step: Step) => {
    const { code, argument } = step
    const { name } = code
    const machine = machines.at(-1)
    opcodeCount++
    notes.show({ offset, name, argument: argument.replaceAll("\n", " ") })
    if (name === "PROTO") protocol = Math.max(protocol, Number(argument))
    if (CALLS.has(name)) calls++
    if (IMPORTS.has(name)) notes.addImport(...pairOf(argument))
    if (name === "STACK_GLOBAL" && machine !== undefined) notes.addImport(...machine.two())
    machine?.follow(step)
    // What is pickled inside of an array is read by pickle, which knows nothing of arrays.
    if (name === "BUILD" && machines.length === 1) array = joblibArrayOf(machine?.top())
  }
  /** What joblib reads between two opcodes. Its padding begins with a byte that tells its length; false = that is not here. */
  const takeArray = (found: JoblibArray, next: number | undefined): boolean => {
    if (found.kind === "unknown") {
      ended = `${found.reason}, so what follows it cannot be listed: byte ${offset}`
      return true
    }
    const isPadded = found.kind === "bytes" && found.isPadded
    if (isPadded && next === undefined) return false
    const size = found.kind === "bytes" ? `, ${formatBytes(found.sizeBytes)}` : ""
    notes.show({ offset, name: "array", argument: found.words + size })
    if (found.kind === "bytes") offset += found.sizeBytes + (isPadded ? 1 + (next ?? 0) : 0)
    else machines.push(pickleMachine())
    arrayCount++
    array = undefined
    return true
  }
  /** Whether there is one behind it: around it, or as older files of PyTorch have them. */
  const takeStop = (next: number | undefined): boolean => {
    if (machines.length > 1) machines.pop()
    else if (next === STARTS) machines[0] = pickleMachine()
    else return false
    return true
  }
  const pass = (step: Step, end: number, next: number | undefined) => {
    take(step)
    offset = end
    if (step.code.name === "STOP" && !takeStop(next)) ended = ""
    else if (opcodeCount >= MOST_OPCODES) ended = `Only the first ${MOST_OPCODES} opcodes are looked at`
  }
  const push = (bytes: Uint8Array, isLast: boolean) => {
    const base = offset
    while (ended === undefined) {
      const at = offset - base
      if (array !== undefined && takeArray(array, bytes[at])) continue
      const step = at < bytes.length ? stepAt(bytes, at) : undefined
      if (typeof step === "string") ended = `${step} at byte ${offset}`
      else if (step === undefined) {
        if (isLast) ended = "The pickle ends in the middle"
        // Of what is longer than a piece only the end is looked for; names never are.
        else if (at === 0 && bytes.length > 0) ended = `An argument at byte ${offset} is longer than is read here`
        return
      } else pass(step, base + step.end, bytes[step.end])
    }
  }
  return {
    offset: () => offset,
    push,
    listing: () => ({
      protocol,
      calls,
      opcodeCount,
      arrayCount,
      ended,
      ...notes.read(),
    }),
  }
}

/** What is told in the end. */
function pickleNotes() {
  const imports = new Map<string, number>()
  const opcodes: PickleOpcode[] = []
  return {
    addImport: (module: string | undefined, name: string | undefined) => {
      const full = `${module ?? "?"}.${name ?? "?"}`
      if (imports.has(full) || imports.size < MOST_IMPORTS) imports.set(full, (imports.get(full) ?? 0) + 1)
    },
    show: (opcode: PickleOpcode) => {
      if (opcodes.length < SHOWN_OPCODES) opcodes.push(opcode)
    },
    read: () => ({
      opcodes: opcodes.slice(),
      imports: [...imports].map(([name, count]) => ({ name, count, isDangerous: isDangerous(name) })),
    }),
  }
}

const pairOf = (lines: string): [module: string, name: string | undefined] => {
  const [module = "", name] = lines.split("\n")
  return [module, name]
}
