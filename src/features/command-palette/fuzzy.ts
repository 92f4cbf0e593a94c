/** How well a text answers what was typed; undefined = not at all. Higher is better. Plain, fast enough for 20,000 names. */
export function fuzzyScore(text: string, typed: string): number | undefined {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return 0
  const lower = text.toLowerCase()
  let sum = 0
  for (const word of words) {
    const score = wordScore(lower, word)
    if (score === undefined) return undefined
    sum += score
  }
  // Of two equal matches the shorter name is nearer to what was meant.
  return sum - text.length / 1000
}

function wordScore(text: string, word: string): number | undefined {
  const at = text.indexOf(word)
  if (at === 0 && text.length === word.length) return 100
  if (at >= 0) {
    const isStart = at === 0 || /[^a-z0-9]/.test(text[at - 1] ?? "")
    return isStart ? 80 : 60
  }
  return lettersScore(text, word)
}

/** All letters in order, few gaps: `chv2` finds `churn/v2`. */
function lettersScore(text: string, word: string): number | undefined {
  let from = 0
  let gaps = 0
  for (const letter of word) {
    const at = text.indexOf(letter, from)
    if (at === -1) return undefined
    if (at > from && from > 0) gaps += 1
    from = at + 1
  }
  return gaps > word.length / 2 + 1 ? undefined : 40 - gaps * 5
}

/** The best matches, best first; equal ones keep their order. */
export function fuzzyRank<T>(values: readonly T[], typed: string, textOf: (value: T) => string): readonly T[] {
  return values
    .flatMap((value) => {
      const score = fuzzyScore(textOf(value), typed)
      return score === undefined ? [] : [{ value, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ value }) => value)
}
