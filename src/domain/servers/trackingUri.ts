import type { Server } from "./server"

/** What `mlflow.set_tracking_uri` is told, and what to say beside it. */
export type TrackingUri = { readonly uri: string; readonly remark: string | undefined }

/** The browser may reach a server through a proxy of this page; a script should go to the server itself where it is known. */
export function trackingUriOf({ address, trackingUri }: Server, pageAddress: string): TrackingUri {
  if (trackingUri !== undefined) return { uri: trackingUri, remark: undefined }
  const uri = new URL(address, pageAddress).href.replace(/\/$/, "")
  return { uri, remark: /^https?:/.test(address) ? undefined : remarkOn(new URL(pageAddress)) }
}

const remarkOn = ({ hostname }: URL): string =>
  /^(localhost|127\..*|\[::1\])$/.test(hostname)
    ? "This address goes through the server of this page, so only scripts on this computer can use it."
    : "This address goes through the server of this page: scripts can use it only where no sign-in stands before it."
