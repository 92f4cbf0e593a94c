/** Something the person who starts the program can put right; shown as it is, without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError"
}
