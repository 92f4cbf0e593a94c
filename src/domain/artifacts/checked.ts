/** What a file says, or why it cannot be read. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }
