import type { ViewProps } from "~/viewers/viewer"

import { readText } from "./readText"
import { TextReading } from "./TextReading"

/** Any text: a log of 200,000 lines as well as a model's requirements. */
export function TextView(props: ViewProps) {
  return <TextReading {...props} open={readText} label="Text of the file" />
}
