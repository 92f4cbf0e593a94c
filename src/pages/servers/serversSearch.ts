import { list } from "~/domain/url/search"

/** `open`: what is unfolded, each as `<server>:<part>`, so that a link can show it. */
export const serversSearch = { open: list() }

export type ServerPart = "can" | "tasks" | "guide" | "token"
