import { useMemo } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { folderOf } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import type { ViewProps } from "~/viewers/viewer"

import { Example } from "./Example"

const MOST_BYTES = 200_000

/** The input that was logged with the model, from the file that the model names. */
export function InputExample({
  name,
  modelPath,
  beside,
}: {
  name: string
  modelPath: string
  beside: NonNullable<ViewProps["beside"]>
}) {
  const folder = folderOf(modelPath)
  const path = folder === "" ? name : `${folder}/${name}`
  const file = useMemo(() => beside.open({ path, sizeBytes: undefined }), [beside, path])
  const state = useFileBytes(file, MOST_BYTES)
  return (
    <section aria-label="Input example">
      <h2>
        Input example <UntrustedText text={name} />
      </h2>
      <ReadState state={state} end={MOST_BYTES}>
        {({ bytes, isWhole }) => (
          <>
            <Example text={new TextDecoder().decode(bytes)} />
            {!isWhole && <p>The first {formatBytes(bytes.length)} are shown.</p>}
          </>
        )}
      </ReadState>
    </section>
  )
}
