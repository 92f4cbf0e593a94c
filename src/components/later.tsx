import { useSyncExternalStore, type ComponentType, type ReactNode } from "react"

type LaterProps = {
  /** Nothing when left out. */
  whileLoading?: ReactNode
}

/** A component whose code arrives when it is needed, or when `preload` is called. */
export type Later<P> = ((props: P & LaterProps) => ReactNode) & {
  /** Settles when it can be drawn at once; a failure is thrown where it is drawn. */
  readonly preload: () => Promise<void>
}

/**
 * React.lazy without its wait: once React has shown a fallback it holds back whatever was suspended for 300 ms, also when
 * the code was there all along (FALLBACK_THROTTLE_MS in react-reconciler). This draws it as soon as it is there.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let Part: ComponentType<P> | undefined
  let failure: { readonly error: unknown } | undefined
  let loading: Promise<void> | undefined
  const waiting = new Set<() => void>()

  const preload = () => {
    loading ??= load()
      .then(
        (component) => {
          Part = component
        },
        (error: unknown) => {
          failure = { error }
        },
      )
      .then(() => waiting.forEach((tell) => tell()))
    return loading
  }
  const subscribe = (tell: () => void) => {
    waiting.add(tell)
    void preload()
    return () => waiting.delete(tell)
  }
  const state = () => Part ?? failure

  function Drawn(props: P & LaterProps) {
    useSyncExternalStore(subscribe, state)
    if (failure !== undefined) throw failure.error
    return Part === undefined ? props.whileLoading : <Part {...props} />
  }
  return Object.assign(Drawn, { preload })
}
