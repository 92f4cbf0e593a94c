/** `L120` is the line with the index 119. */
export const writtenLine = (index: number): string => `L${index + 1}`

export function lineAt(at: string): number | undefined {
  const number = Number(/^L(\d{1,9})$/.exec(at)?.[1] ?? 0)
  return number === 0 ? undefined : number - 1
}
