import { languageOf } from "~/domain/artifacts/languages"
import type { Viewer } from "~/viewers/viewer"

/** Its grammar is slow to read: a few megabytes a second. */
export const MAX_YAML_BYTES = 4_000_000

/** The text comes first: it is made to be read, and has comments. */
export const yamlViewer: Viewer = {
  id: "yaml",
  label: "YAML tree",
  score: ({ path, magic, sizeBytes = 0 }) =>
    magic === "text" && languageOf(path) === "yaml" && sizeBytes <= MAX_YAML_BYTES ? 1.5 : 0,
  load: () => import("./YamlView").then(({ YamlView }) => ({ View: YamlView })),
}
