import { formatBytes } from "~/domain/format"
import { Example } from "~/viewers/model/Example"
import { Part } from "~/viewers/model/Part"

import { FileLink } from "./FileLink"
import { MOST_EXAMPLE_BYTES, pathIn, type ModelFiles, type ModelPlace } from "./modelFilesQuery"

/** What somebody once gave the model to predict from; nothing where no example was logged. */
export function ModelExample({ place, files }: { place: ModelPlace; files: ModelFiles }) {
  const { exampleName, example } = files
  if (exampleName === "") return null
  return (
    <Part title="Input example" level={3}>
      {example === undefined ? (
        <p>It cannot be read, or is larger than {formatBytes(MOST_EXAMPLE_BYTES)}, the most that is shown here.</p>
      ) : (
        <Example text={example} />
      )}
      <p>
        <FileLink path={pathIn(place, exampleName)}>The whole file</FileLink>
      </p>
    </Part>
  )
}
