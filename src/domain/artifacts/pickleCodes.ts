/**
 * The opcodes of pickle, protocols 0 to 5 (Python's pickletools). `length`: bytes of the argument; or how many bytes of it say
 * its length; or how many lines it is. `pushes`: whether it leaves a value on the stack.
 */
export type PickleCode = {
  readonly name: string
  readonly argument:
    | { readonly kind: "none" }
    | { readonly kind: "bytes" | "counted" | "lines"; readonly length: number }
  readonly isText: boolean
}

const TABLE = `
28 MARK|2e STOP|30 POP|31 POP_MARK|32 DUP|46 FLOAT l1|49 INT l1|4a BININT b4|4b BININT1 b1|4c LONG l1|4d BININT2 b2|4e NONE
50 PERSID l1|51 BINPERSID|52 REDUCE|53 STRING l1 t|54 BINSTRING c4 t|55 SHORT_BINSTRING c1 t|56 UNICODE l1 t|58 BINUNICODE c4 t
61 APPEND|62 BUILD|63 GLOBAL l2 t|64 DICT|7d EMPTY_DICT|65 APPENDS|67 GET l1|68 BINGET b1|69 INST l2 t|6a LONG_BINGET b4|6c LIST
5d EMPTY_LIST|6f OBJ|70 PUT l1|71 BINPUT b1|72 LONG_BINPUT b4|73 SETITEM|74 TUPLE|29 EMPTY_TUPLE|75 SETITEMS|47 BINFLOAT b8
42 BINBYTES c4|43 SHORT_BINBYTES c1|80 PROTO b1|81 NEWOBJ|82 EXT1 b1|83 EXT2 b2|84 EXT4 b4|85 TUPLE1|86 TUPLE2|87 TUPLE3
88 NEWTRUE|89 NEWFALSE|8a LONG1 c1|8b LONG4 c4|8c SHORT_BINUNICODE c1 t|8d BINUNICODE8 c8 t|8e BINBYTES8 c8|8f EMPTY_SET
90 ADDITEMS|91 FROZENSET|92 NEWOBJ_EX|93 STACK_GLOBAL|94 MEMOIZE|95 FRAME b8|96 BYTEARRAY8 c8|97 NEXT_BUFFER|98 READONLY_BUFFER`

const KINDS = { b: "bytes", c: "counted", l: "lines" } as const

export const PICKLE_CODES: ReadonlyMap<number, PickleCode> = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((row) => {
      const [, byte = "", name = "", kind, length = "", text] = /^(\S+) (\S+)(?: ([bcl])(\d))?( t)?$/.exec(row) ?? []
      const code: PickleCode = {
        name,
        isText: text !== undefined,
        argument:
          kind === "b" || kind === "c" || kind === "l"
            ? { kind: KINDS[kind], length: Number(length) }
            : { kind: "none" },
      }
      return [Number.parseInt(byte, 16), code] as const
    }),
)

/** What loading such a pickle could do with names of these modules: start programs, read and write files, reach the network. */
const DANGEROUS =
  /^(?:os|posix|nt|subprocess|sys|runpy|shutil|socket|importlib|imp|pty|code|codeop|commands|webbrowser|ctypes|marshal|pickle|_pickle|types|multiprocessing|asyncio|signal|tempfile|pathlib|io|_io|urllib|requests|http|builtins|__builtin__|operator|functools|cloudpickle|dill|torch\.hub|pip)(?:\.|$)/
/** What data is made of. */
const HARMLESS =
  /^(?:(?:builtins|__builtin__)\.(?:set|frozenset|dict|list|tuple|int|long|float|complex|bool|str|unicode|bytes|bytearray|slice|range|xrange|object|NoneType|Exception)|functools\.partial|operator\.(?:itemgetter))$/

export const isDangerous = (name: string): boolean => DANGEROUS.test(name) && !HARMLESS.test(name)
