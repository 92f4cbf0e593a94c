type Form = { readonly isFortran?: boolean; readonly version?: 1 | 2 }

/** For tests: a file as `numpy.save` lays it out, with any header. */
export function npyFile(
  [descr, shape]: readonly [descr: string, shape: string],
  values: Uint8Array,
  { isFortran = false, version = 1 }: Form = {},
): Uint8Array<ArrayBuffer> {
  const text = `{'descr': ${descr}, 'fortran_order': ${isFortran ? "True" : "False"}, 'shape': ${shape}, }\n`
  const before = version === 1 ? 10 : 12
  const header = new TextEncoder().encode(text)
  const file = new Uint8Array(before + header.length + values.length)
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0])
  const view = new DataView(file.buffer)
  if (version === 1) view.setUint16(8, header.length, true)
  else view.setUint32(8, header.length, true)
  file.set(header, before)
  file.set(values, before + header.length)
  return file
}
