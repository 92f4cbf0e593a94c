import type { PickleCode } from "./pickleCodes"

/** What loading would make of it, as far as the list needs to know; undefined = something else. */
export type PickleValue =
  | string
  | number
  | boolean
  | PickleNone
  | PickleGlobal
  | PickleTuple
  | PickleDict
  | PickleObject
  | undefined

export type PickleNone = { readonly kind: "none" }
export type PickleGlobal = { readonly kind: "global"; readonly name: string }
export type PickleTuple = { readonly kind: "tuple"; readonly items: readonly PickleValue[] }
/** By those keys that are texts, and not too many: what is looked for has seven. */
export type PickleDict = { readonly kind: "dict"; readonly entries: Map<string, PickleValue> }
export type PickleObject = {
  readonly kind: "object"
  readonly of: string
  readonly args: readonly PickleValue[]
  state: PickleValue
}

type Step = { readonly code: PickleCode; readonly argument: string; readonly number?: number | undefined }

const NONE: PickleNone = { kind: "none" }
/** How protocols 0 and 1 make an object: of its class, the first argument. */
const RECONSTRUCTS = /^copy_?reg\._reconstructor$/
const MOST_ENTRIES = 100
const SIZED_TUPLES: Readonly<Record<string, number>> = { EMPTY_TUPLE: 0, TUPLE1: 1, TUPLE2: 2, TUPLE3: 3 }
const POPS_MARKED = new Set(["POP_MARK", "APPENDS", "ADDITEMS"])
const CHANGES_NOTHING = new Set(["PROTO", "FRAME", "READONLY_BUFFER", "STOP"])

export type PickleMachine = {
  /** Module and name of what STACK_GLOBAL would import now. */
  readonly two: () => readonly [string | undefined, string | undefined]
  readonly follow: (step: Step) => void
  readonly top: () => PickleValue
}

/** The stack and the memo of a pickle that is never loaded: nothing is imported, called or filled. */
export function pickleMachine(): PickleMachine {
  const stack = pickleStack()
  const acts: Acts = { ...dataActs(stack), ...objectActs(stack), ...memoActs(stack) }
  return {
    two: () => stack.two(),
    top: () => stack.top(),
    follow: (step) => {
      const { name, isText } = step.code
      const size = SIZED_TUPLES[name]
      const act = acts[name]
      if (act !== undefined) act(step)
      else if (size !== undefined) stack.push({ kind: "tuple", items: stack.take(size) })
      else if (POPS_MARKED.has(name)) stack.takeMarked()
      else if (!CHANGES_NOTHING.has(name)) stack.push(isText ? unquoted(name, step.argument) : step.number)
    },
  }
}

type Stack = ReturnType<typeof pickleStack>
type Acts = Readonly<Record<string, (step: Step) => void>>

/** As Python has it: a mark puts the stack away and begins a new one, so that no search for it can take long. */
function pickleStack() {
  let values: PickleValue[] = []
  const below: PickleValue[][] = []
  const takeMarked = (): readonly PickleValue[] => {
    const items = values
    values = below.pop() ?? []
    return items
  }
  return {
    takeMarked,
    mark: () => {
      below.push(values)
      values = []
    },
    push: (value: PickleValue) => void values.push(value),
    pop: (): PickleValue => values.pop(),
    /** The value on top, or the mark. */
    drop: () => void (values.length === 0 ? takeMarked() : values.pop()),
    take: (count: number): readonly PickleValue[] => (count === 0 ? [] : values.splice(-count)),
    top: (): PickleValue => values.at(-1),
    two: () => [textOf(values.at(-2)), textOf(values.at(-1))] as const,
  }
}

function dataActs(stack: Stack): Acts {
  const fill = (items: readonly PickleValue[]) => {
    const top = stack.top()
    if (isKind(top, "dict")) setAll(top, items)
  }
  const other = () => {
    stack.takeMarked()
    stack.push(undefined)
  }
  return {
    MARK: stack.mark,
    POP: stack.drop,
    APPEND: stack.drop,
    DUP: () => stack.push(stack.top()),
    NONE: () => stack.push(NONE),
    NEWTRUE: () => stack.push(true),
    NEWFALSE: () => stack.push(false),
    TUPLE: () => stack.push({ kind: "tuple", items: stack.takeMarked() }),
    LIST: other,
    FROZENSET: other,
    EMPTY_DICT: () => stack.push({ kind: "dict", entries: new Map() }),
    DICT: () => {
      const items = stack.takeMarked()
      stack.push({ kind: "dict", entries: new Map() })
      fill(items)
    },
    SETITEM: () => fill(stack.take(2)),
    SETITEMS: () => fill(stack.takeMarked()),
  }
}

function objectActs(stack: Stack): Acts {
  const make = (callable: PickleValue, items: readonly PickleValue[]) => {
    const of = RECONSTRUCTS.test(nameOf(callable)) ? items[0] : callable
    stack.push({ kind: "object", of: nameOf(of), args: items, state: undefined })
  }
  const call = () => {
    const args = stack.pop()
    make(stack.pop(), isKind(args, "tuple") ? args.items : [])
  }
  return {
    GLOBAL: ({ argument }) => stack.push(globalOf(argument.split("\n"))),
    STACK_GLOBAL: () => stack.push(globalOf(stack.take(2))),
    INST: ({ argument }) => make(globalOf(argument.split("\n")), stack.takeMarked()),
    OBJ: () => {
      const [of, ...items] = stack.takeMarked()
      make(of, items)
    },
    REDUCE: call,
    NEWOBJ: call,
    NEWOBJ_EX: () => {
      stack.pop()
      call()
    },
    BUILD: () => {
      const state = stack.pop()
      const top = stack.top()
      if (isKind(top, "object")) top.state = state
    },
    BINPERSID: () => {
      stack.pop()
      stack.push(undefined)
    },
  }
}

function memoActs(stack: Stack): Acts {
  const memo = new Map<number, PickleValue>()
  return {
    MEMOIZE: () => void memo.set(memo.size, stack.top()),
    ...forEach(["PUT", "BINPUT", "LONG_BINPUT"], ({ argument }) => void memo.set(Number(argument), stack.top())),
    ...forEach(["GET", "BINGET", "LONG_BINGET"], ({ argument }) => stack.push(memo.get(Number(argument)))),
  }
}

const forEach = (names: readonly string[], act: (step: Step) => void) =>
  Object.fromEntries(names.map((name) => [name, act]))

export function isKind<K extends "none" | "global" | "tuple" | "dict" | "object">(
  value: PickleValue,
  kind: K,
): value is Extract<PickleValue, { readonly kind: K }> {
  return typeof value === "object" && value.kind === kind
}

const textOf = (value: PickleValue): string | undefined => (typeof value === "string" ? value : undefined)

const globalOf = (names: readonly PickleValue[]): PickleGlobal => ({
  kind: "global",
  name: names.map((name) => (typeof name === "string" ? name : "?")).join("."),
})

const nameOf = (value: PickleValue): string => (isKind(value, "global") ? value.name : "")

/** Protocol 0 writes a text as Python shows it. */
const unquoted = (name: string, text: string): string =>
  name === "STRING" ? text.replaceAll(/^['"]|['"]$/g, "") : text

function setAll({ entries }: PickleDict, items: readonly PickleValue[]): void {
  for (let index = 0; index + 1 < items.length && entries.size < MOST_ENTRIES; index += 2) {
    const key = items[index]
    if (typeof key === "string") entries.set(key, items[index + 1])
  }
}
