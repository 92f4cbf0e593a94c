type ScriptPolicy = { readonly createScriptURL: (url: string) => string }
type TrustedTypes = { readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy }

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

let policy: ScriptPolicy | undefined

/**
 * Starts one of our own workers; undefined where there are none (tests) or the browser refuses. The page's policy
 * lets only `app-worker` make script addresses, once, and it makes them for this origin alone.
 */
export function openWorker(url: string): Worker | undefined {
  if (typeof Worker === "undefined") return undefined
  try {
    policy ??= window.trustedTypes?.createPolicy("app-worker", { createScriptURL: ownUrl }) ?? {
      createScriptURL: ownUrl,
    }
    return new Worker(policy.createScriptURL(url), { type: "module" })
  } catch (error) {
    console.warn("A worker could not be started; its work is done on the page instead.", error)
    return undefined
  }
}

function ownUrl(text: string): string {
  const url = new URL(text, document.baseURI)
  if (url.origin !== location.origin) throw new TypeError("Workers come from this origin only")
  return url.href
}
