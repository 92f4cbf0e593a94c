import { joinBytes } from "~/domain/artifacts/joinBytes"

type Content = { readonly path: string; readonly bytes: Uint8Array }

/** A zip of files that are not packed, as PyTorch writes its models. `claims` = sizes that it tells instead of its own. */
export function zipOf(
  files: readonly Content[],
  claims: ReadonlyMap<string, number> = new Map(),
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { path, bytes } of files) {
    const name = new TextEncoder().encode(path)
    const size = claims.get(path) ?? bytes.length
    const [flags, method, time, date, sum] = [0x0800, claims.has(path) ? 8 : 0, 0x6480, 0x5d7b, 0]
    const shared = (view: DataView, start: number) => {
      const fields = [20, flags, method, time, date]
      fields.forEach((value, index) => view.setUint16(start + index * 2, value, true))
      const sizes = [sum, bytes.length, size]
      sizes.forEach((value, index) => view.setUint32(start + 10 + index * 4, value, true))
      view.setUint16(start + 22, name.length, true)
    }
    const head = new DataView(new ArrayBuffer(30))
    head.setUint32(0, 0x04034b50, true)
    shared(head, 4)
    const entry = new DataView(new ArrayBuffer(46))
    entry.setUint32(0, 0x02014b50, true)
    entry.setUint16(4, 20, true)
    shared(entry, 6)
    entry.setUint32(42, at, true)
    parts.push(new Uint8Array(head.buffer), name, bytes)
    list.push(new Uint8Array(entry.buffer), name)
    at += 30 + name.length + bytes.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, files.length, true)
  end.setUint16(10, files.length, true)
  end.setUint32(
    12,
    list.reduce((sum, { length }) => sum + length, 0),
    true,
  )
  end.setUint32(16, at, true)
  return joinBytes([...parts, ...list, new Uint8Array(end.buffer)])
}

const BLOCK = 512

/** A tar of the old kind, which all programs read. */
export function tarOf(files: readonly Content[]): Uint8Array<ArrayBuffer> {
  const parts = files.flatMap(({ path, bytes }) => {
    const head = new Uint8Array(BLOCK)
    const write = (text: string, at: number) => head.set(new TextEncoder().encode(text), at)
    write(path, 0)
    write("0000644\0", 100)
    write(`${bytes.length.toString(8).padStart(11, "0")}\0`, 124)
    write("15112345600\0", 136)
    write(" ".repeat(8), 148)
    write("0", 156)
    write("ustar\u000000", 257)
    const sum = head.reduce((total, byte) => total + byte, 0)
    write(`${sum.toString(8).padStart(6, "0")}\0 `, 148)
    return [head, bytes, new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK)]
  })
  return joinBytes([...parts, new Uint8Array(BLOCK * 2)])
}
