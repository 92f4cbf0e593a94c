/** Why a filter text is wrong: where, what is wrong with it, and when it can be told, what was meant. */
export type FilterError = {
  readonly message: string
  readonly start: number
  readonly end: number
  readonly hint?: string
  /** Text that would put it right in place of `start..end`. */
  readonly fix?: string
}

/** Thrown inside the parser only; `parseRunFilter` turns it into its result. */
export class FilterSyntaxError extends Error {
  readonly problem: FilterError
  constructor(problem: FilterError) {
    super(problem.message)
    this.problem = problem
  }
}

export type Place = { readonly start: number; readonly end: number }

export function fail(
  { start, end }: Place,
  message: string,
  help: { hint?: string | undefined; fix?: string | undefined } = {},
): never {
  const { hint, fix } = help
  throw new FilterSyntaxError({
    message,
    start,
    end,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  })
}
