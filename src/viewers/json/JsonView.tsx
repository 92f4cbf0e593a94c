import type { ViewProps } from "~/viewers/viewer"

import { JsonReading } from "./JsonReading"
import { MAX_JSON_BYTES } from "./jsonViewer"

/** JSON as a tree that opens and closes, exact to the digit. */
export function JsonView(props: ViewProps) {
  return <JsonReading {...props} form="json" mostBytes={MAX_JSON_BYTES} />
}
