/** What browsers may do with what we send. The words of each policy are explained in docs/decisions and tested as a whole. */
import type { ServerOptions } from "./options"

type Embedding = Pick<ServerOptions, "embedParents" | "artifactScripts" | "artifactFrameUrl" | "directOrigins">

const frameAncestors = ({ embedParents }: Embedding): string => ["frame-ancestors 'self'", ...embedParents].join(" ")

/** Where the sandbox page is. The policy that is written in the page of the app says the same words. */
export const frameSource = ({ artifactFrameUrl }: Pick<Embedding, "artifactFrameUrl">): string =>
  `frame-src ${artifactFrameUrl === undefined ? "'self'" : new URL(artifactFrameUrl).origin}`

/** The app: no inline script or style, no HTML sinks, frames only of our own artifact page. */
export function appPolicy(options: Embedding): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    // Servers that are added in the browser are asked directly, unless the operator lists which.
    ["connect-src 'self'", ...(options.directOrigins ?? ["http:", "https:"])].join(" "),
    "worker-src 'self'",
    frameSource(options),
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    frameAncestors(options),
    "require-trusted-types-for 'script'",
    "trusted-types app-worker",
  ].join("; ")
}

/** The page that shows pages kept as artifacts: an origin of its own, scripts of its own, no way out. */
export function artifactFramePolicy(options: Embedding): string {
  return [
    "sandbox allow-scripts",
    "default-src 'none'",
    ["script-src 'unsafe-inline' 'unsafe-eval' blob: data:", ...options.artifactScripts].join(" "),
    "style-src 'unsafe-inline' data:",
    "img-src data: blob:",
    "font-src data:",
    "media-src data: blob:",
    "worker-src blob: data:",
    "connect-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    // The same list as the app's: every ancestor is checked, so 'self' alone would break it inside a portal.
    frameAncestors(options),
  ].join("; ")
}

/** Whatever a tracking server sends is inert when it is opened as a page. */
export const PROXIED_POLICY = "default-src 'none'; sandbox"

/** Our own short pages and messages. */
export const PLAIN_POLICY = "default-src 'none'; frame-ancestors 'none'"

export const COMMON_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const
