import { spawn } from "node:child_process"

/** Opens the address in the user's browser if there is one to open; never a reason to fail. */
export function openBrowser(url: string): void {
  const [command = "", ...args] = opener(url)
  const child = spawn(command, args, { stdio: "ignore", detached: true })
  child.on("error", () => undefined) // no browser here: the address is printed
  child.unref()
}

function opener(url: string): readonly string[] {
  if (process.platform === "darwin") return ["open", url]
  if (process.platform === "win32") return ["cmd", "/c", "start", '""', url.replaceAll("&", "^&")]
  return ["xdg-open", url]
}
