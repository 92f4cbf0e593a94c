import { X } from "lucide-react"
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react"

import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"

import { explainError } from "./explainError"
import styles from "./Toasts.module.css"

export type ToastText = {
  readonly text: string
  /** Takes the action back; offered for as long as the message stays. */
  readonly undo?: (() => Promise<void>) | undefined
  readonly tone?: "plain" | "bad" | undefined
}

type Toast = ToastText & { readonly id: number }

const SHOWN_MS = 10_000
const MOST = 4

const ShowToast = createContext<(toast: ToastText) => void>(() => undefined)

/** Put it around all pages once; the messages stand over the end of what it holds. */
export function ToastsProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const show = useCallback(
    (toast: ToastText) => setToasts((old) => [...old, { ...toast, id: (old.at(-1)?.id ?? 0) + 1 }].slice(-MOST)),
    [],
  )
  const close = useCallback((id: number) => setToasts((old) => old.filter((toast) => toast.id !== id)), [])
  return (
    <ShowToast value={show}>
      {children}
      {/* Always there: a live region that comes with its text is not read out. */}
      <section aria-label="Messages" aria-live="polite" className={styles["messages"]}>
        {toasts.map((toast) => (
          <Message key={toast.id} toast={toast} onClose={close} />
        ))}
      </section>
    </ShowToast>
  )
}

/** `show` says what was done, with a way back; `fail` says what could not be done and why. */
export function useToasts() {
  const show = use(ShowToast)
  return useMemo(
    () => ({
      show,
      fail: (what: string, error: unknown): void => {
        const { title, message } = explainError(error, what)
        show({ text: message === "" ? title : `${title}. ${message}`, tone: "bad" })
      },
    }),
    [show],
  )
}

/** Goes by itself, but not while somebody points at it or is in it. */
function Message({ toast, onClose }: { toast: Toast; onClose: (id: number) => void }) {
  const { id, text, undo, tone = "plain" } = toast
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => onClose(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, isHeld, onClose])
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={styles["toast"]}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={styles["text"]}>{text}</p>
      {undo !== undefined && <Undo undo={undo} onDone={() => onClose(id)} />}
      <IconButton label="Dismiss" isSmall side="top" onClick={() => onClose(id)}>
        <X size={14} />
      </IconButton>
    </div>
  )
}

function Undo({ undo, onDone }: { undo: () => Promise<void>; onDone: () => void }) {
  const [isBusy, setBusy] = useState(false)
  const { fail } = useToasts()
  const run = async () => {
    setBusy(true)
    try {
      await undo()
    } catch (error) {
      fail("Undo", error)
    }
    onDone()
  }
  return (
    <Button onClick={() => void run()} disabledReason={isBusy ? "The server is at work" : undefined}>
      Undo
    </Button>
  )
}
