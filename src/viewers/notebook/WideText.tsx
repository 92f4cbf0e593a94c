import { useCallback, useState, type ReactNode } from "react"

/** Lines that may be wider than their place. Only then they take the focus, to be scrolled by keys: a notebook has hundreds of cells. */
export function WideText({
  label,
  className,
  isError = false,
  children,
}: {
  label: string
  className?: string | undefined
  isError?: boolean
  children: ReactNode
}) {
  const [isWide, setWide] = useState(false)
  const ref = useCallback((element: HTMLPreElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <pre
      ref={ref}
      className={className}
      data-error={isError || undefined}
      {...(isWide && { role: "group", "aria-label": `${label}, scrolls`, tabIndex: 0 })}
    >
      {children}
    </pre>
  )
}
