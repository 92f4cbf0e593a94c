import { ApiError } from "~/domain/errors/apiError"

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }

/** A listing whole, page after page. A server that gives the same page again would be asked for ever. */
export async function everyPage<T>(ask: (page: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = []
  const asked = new Set<string>()
  let page: string | undefined
  do {
    const found = await ask(page)
    items.push(...found.items)
    page = found.next
    if (page !== undefined && asked.has(page)) throw repeats()
    if (page !== undefined) asked.add(page)
  } while (page !== undefined)
  return items
}

const repeats = (): ApiError =>
  new ApiError({
    kind: "server",
    status: 0,
    code: "",
    message: "The server gives the same page of this list again and again.",
  })
