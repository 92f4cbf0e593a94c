import { copyText } from "./CopyButton"
import { useToasts } from "./feedback/Toasts"

/** Copies a text and says so: `noun` stands behind "Copied the". */
export function useCopy() {
  const { show } = useToasts()
  return async (text: string, noun: string): Promise<void> => {
    const isDone = await copyText(text)
    show(isDone ? { text: `Copied the ${noun}` } : { text: "The browser does not allow copying here", tone: "bad" })
  }
}
