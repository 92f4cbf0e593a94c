/**
 * Growable typed arrays for one key: a value for some rows, in ascending row order. Memory follows the number of values,
 * not rows x keys, because experiments exist where every run has keys of its own. When each row has a value, a look-up is
 * one array access; else a binary search.
 */
abstract class SparseColumn {
  #rows = new Uint32Array(8)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** The row of the nth value. */
  rowAt(index: number): number {
    return this.#rows[index] ?? 0
  }

  /** The place of this row's value, or -1. */
  indexOf(row: number): number {
    // Without gaps the nth value belongs to the nth row: true for every key that all runs have.
    if (this.#rows[row] === row && row < this.#count) return row
    const at = this.#lowerBound(row)
    return at < this.#count && this.#rows[at] === row ? at : -1
  }

  has(row: number): boolean {
    return this.indexOf(row) >= 0
  }

  /** Room for so many values at the end, all at once; the caller fills them and then calls `claim` for each. */
  protected reserve(extra: number): void {
    let capacity = this.#rows.length
    while (capacity < this.#count + extra) capacity *= 2
    if (capacity === this.#rows.length) return
    this.#rows = grown(this.#rows, new Uint32Array(capacity))
    this.grow(capacity)
  }

  /** The next place at the end, for a row after all others; there must be room. */
  protected claim(row: number): number {
    this.#rows[this.#count] = row
    return this.#count++
  }

  /** The place for this row's value, made if need be. */
  protected place(row: number): number {
    const known = this.indexOf(row)
    if (known >= 0) return known
    const at = this.#count > 0 && this.rowAt(this.#count - 1) > row ? this.#lowerBound(row) : this.#count
    this.reserve(1)
    if (at < this.#count) {
      this.#rows.copyWithin(at + 1, at, this.#count)
      this.shift(at, this.#count)
    }
    this.#rows[at] = row
    this.#count++
    return at
  }

  protected abstract grow(capacity: number): void
  protected abstract shift(from: number, to: number): void

  remove(row: number): void {
    const at = this.indexOf(row)
    if (at < 0) return
    this.#rows.copyWithin(at, at + 1, this.#count)
    this.unshift(at, this.#count)
    this.#count--
  }

  protected abstract unshift(from: number, to: number): void

  #lowerBound(row: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.rowAt(middle) < row) low = middle + 1
      else high = middle
    }
    return low
  }
}

function grown<T extends Uint32Array | Float64Array>(old: T, next: T): T {
  next.set(old)
  return next
}

/** The latest value of one metric per row, with its step and time. NaN is a value here, not a gap. */
export class NumberColumn extends SparseColumn {
  #values = new Float64Array(8)
  #steps = new Float64Array(8)
  #times = new Float64Array(8)

  set(row: number, point: { readonly value: number; readonly step: number; readonly timestampMs: number }): void {
    const at = this.place(row)
    this.#values[at] = point.value
    this.#steps[at] = point.step
    this.#times[at] = point.timestampMs
  }

  /** Copies another column; its row r becomes `places[r]`, all of them after the rows that are here; -1 = left out. */
  addAll(other: NumberColumn, places: Int32Array): void {
    this.reserve(other.count)
    for (let index = 0; index < other.count; index++) {
      const row = places[other.rowAt(index)] ?? -1
      if (row < 0) continue
      const at = this.claim(row)
      this.#values[at] = other.#values[index] ?? 0
      this.#steps[at] = other.#steps[index] ?? 0
      this.#times[at] = other.#times[index] ?? 0
    }
  }

  valueAt(index: number): number {
    return this.#values[index] ?? Number.NaN
  }

  pointAt(index: number): { value: number; step: number; timestampMs: number } {
    return { value: this.valueAt(index), step: this.#steps[index] ?? 0, timestampMs: this.#times[index] ?? 0 }
  }

  get(row: number): number | undefined {
    const at = this.indexOf(row)
    return at < 0 ? undefined : this.#values[at]
  }

  protected override grow(capacity: number): void {
    this.#values = grown(this.#values, new Float64Array(capacity))
    this.#steps = grown(this.#steps, new Float64Array(capacity))
    this.#times = grown(this.#times, new Float64Array(capacity))
  }

  protected override shift(from: number, to: number): void {
    for (const array of [this.#values, this.#steps, this.#times]) array.copyWithin(from + 1, from, to)
  }

  protected override unshift(from: number, to: number): void {
    for (const array of [this.#values, this.#steps, this.#times]) array.copyWithin(from, from + 1, to)
  }
}

/** One param, tag or attribute per row: a code into the texts that occur, each kept once. */
export class TextColumn extends SparseColumn {
  #codes = new Uint32Array(8)
  readonly #texts: string[] = []
  readonly #codeOf = new Map<string, number>()

  set(row: number, text: string): void {
    const code = this.#code(text)
    // First the place: making it may replace the array.
    const at = this.place(row)
    this.#codes[at] = code
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text)
    if (known !== undefined) return known
    this.#codeOf.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }

  /** As for numbers; each distinct text is looked up once. */
  addAll(other: TextColumn, places: Int32Array): void {
    this.reserve(other.count)
    const codes = Uint32Array.from(other.#texts, (text) => this.#code(text))
    for (let index = 0; index < other.count; index++) {
      const row = places[other.rowAt(index)] ?? -1
      if (row >= 0) this.#codes[this.claim(row)] = codes[other.codeAt(index)] ?? 0
    }
  }

  /** Every text that occurs or once did, by code. */
  get texts(): readonly string[] {
    return this.#texts
  }

  codeAt(index: number): number {
    return this.#codes[index] ?? 0
  }

  textAt(index: number): string {
    return this.#texts[this.codeAt(index)] ?? ""
  }

  get(row: number): string | undefined {
    const at = this.indexOf(row)
    return at < 0 ? undefined : this.textAt(at)
  }

  protected override grow(capacity: number): void {
    this.#codes = grown(this.#codes, new Uint32Array(capacity))
  }

  protected override shift(from: number, to: number): void {
    this.#codes.copyWithin(from + 1, from, to)
  }

  protected override unshift(from: number, to: number): void {
    this.#codes.copyWithin(from, from + 1, to)
  }
}
