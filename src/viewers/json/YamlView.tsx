import type { ViewProps } from "~/viewers/viewer"

import { JsonReading } from "./JsonReading"
import { MAX_YAML_BYTES } from "./yamlViewer"

/** YAML as the same tree as JSON. */
export function YamlView(props: ViewProps) {
  return <JsonReading {...props} form="yaml" mostBytes={MAX_YAML_BYTES} />
}
