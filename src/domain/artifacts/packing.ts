/** How a whole file is compressed, from its first bytes: what `joblib.dump(model, path, compress=...)` writes. */
export type Packing = { readonly name: string } & (
  | { readonly format: "deflate" | "gzip" }
  /** Not for browsers: what Python opens it with. */
  | { readonly format: undefined; readonly opener: string }
)

const PACKINGS: readonly (Packing & { readonly begins: readonly number[] })[] = [
  // The window of 32 KB, which every writer uses; other windows could be pickles of protocol 0.
  { name: "zlib", format: "deflate", begins: [0x78] },
  { name: "gzip", format: "gzip", begins: [0x1f, 0x8b] },
  { name: "bzip2", format: undefined, opener: "bz2.open", begins: [0x42, 0x5a, 0x68] },
  { name: "xz", format: undefined, opener: "lzma.open", begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
  { name: "LZMA", format: undefined, opener: "lzma.open", begins: [0x5d, 0] },
  { name: "LZ4", format: undefined, opener: "lz4.frame.open", begins: [0x04, 0x22, 0x4d, 0x18] },
]

/** None of these beginnings is one of a pickle. */
export function packingOf(head: Uint8Array): Packing | undefined {
  const found = PACKINGS.find(({ begins }) => begins.every((byte, index) => head[index] === byte))
  if (found?.format !== "deflate") return found
  // Its two first bytes are a multiple of 31: RFC 1950, 2.2.
  return (0x7800 + (head[1] ?? 0)) % 31 === 0 ? found : undefined
}
