import type { ViewProps } from "~/viewers/viewer"

import { readConsole } from "./readText"
import { TextReading } from "./TextReading"

/** What a program wrote to its terminal, as the terminal would show it. */
export function ConsoleView(props: ViewProps) {
  return <TextReading {...props} open={readConsole} label="Console" />
}
