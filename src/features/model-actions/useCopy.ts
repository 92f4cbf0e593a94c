import { copyText } from "~/components/CopyButton"
import { useToasts } from "~/components/feedback/Toasts"

/** Copies a text and says so. */
export function useCopy() {
  const { show } = useToasts()
  return async (what: string, text: string): Promise<void> => {
    const isDone = await copyText(text)
    show(isDone ? { text: `${what} copied` } : { text: "The browser did not allow it", tone: "bad" })
  }
}
