import { cloneElement, useId, type ReactElement } from "react"

import { Tooltip } from "./Tooltip"

type Described = { "aria-describedby"?: string | undefined }

/**
 * Gives a control that cannot act its reason: seen on hover, focus and tap, and read out with the control. `name` is
 * shown before it where the control has none that one can see.
 */
export function WithReason({
  name,
  reason,
  children,
}: {
  name?: string
  reason: string | undefined
  children: ReactElement<Described>
}) {
  const id = useId()
  if (reason === undefined) return children
  return (
    <>
      <Tooltip text={name === undefined ? reason : `${name}: ${reason}`} opensOnPress>
        {cloneElement(children, { "aria-describedby": id })}
      </Tooltip>
      {/* Hidden, or it would become a part of the label that it stands in. */}
      <span id={id} hidden>
        {reason}
      </span>
    </>
  )
}

type Acts = { readonly preventDefault: () => void; readonly stopPropagation: () => void }

/** What a disabled control does instead of acting: nothing, and its form is not sent either. */
export function refuse(event: Acts): void {
  event.preventDefault()
  event.stopPropagation()
}
