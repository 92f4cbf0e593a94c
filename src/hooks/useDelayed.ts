import { useEffect, useRef, useState } from "react"

/**
 * What a hand does shows at once; the address, and with it a server, follows when the hand rests. The draft counts until
 * the address has caught up: a navigation takes a moment, in which the field would show, and a next letter be added to,
 * what was there before.
 */
export function useDelayed<T extends string | number>(
  value: T,
  write: (value: T) => void,
  pauseMs = 150,
): readonly [T, (value: T) => void] {
  const [draft, setDraft] = useState<T>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(write)
  // Something else may have changed in the address during the pause.
  useEffect(() => {
    latest.current = write
  })
  // A page that was left must not write into the address of the next one.
  useEffect(() => () => clearTimeout(timer.current), [])
  if (draft === value) setDraft(undefined)
  const change = (next: T) => {
    clearTimeout(timer.current)
    setDraft(next)
    timer.current = setTimeout(() => latest.current(next), next === "" ? 0 : pauseMs)
  }
  return [draft ?? value, change]
}
