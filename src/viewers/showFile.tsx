import { render } from "@testing-library/react"
import { useState, type JSXElementConstructor, type ReactNode } from "react"
import { vi } from "vitest"

import type { ArtifactFile, ByteRange } from "~/domain/artifacts/file"
import { joinBytes } from "~/domain/artifacts/joinBytes"
import { magicOf } from "~/domain/artifacts/magic"

import { viewersFor, viewOf } from "./registry"
import type { ViewProps } from "./viewer"

type Content = Uint8Array<ArrayBuffer> | string

const bytesOf = (content: Content) => (typeof content === "string" ? new TextEncoder().encode(content) : content)

/** A file of a test; `grow` adds to it as a program does that is still running. */
export function fileWith(path: string, content: Content) {
  let all = bytesOf(content)
  const reads = vi.fn<(range: ByteRange) => void>()
  const file: ArtifactFile = {
    path,
    sizeBytes: all.length,
    bytes: (range = { start: 0, end: Infinity }) => {
      reads(range)
      return Promise.resolve(all.slice(range.start, range.end))
    },
  }
  const grow = (more: Content) => {
    all = joinBytes([all, bytesOf(more)])
  }
  return { file, reads, grow, magic: magicOf(all.subarray(0, 64_000)) }
}

/** Shows a file as the page does: in the best view for it, or in the one with the id `as`. */
export function showFile(
  path: string,
  content: Content,
  {
    as,
    at: start = "",
    wrapper,
    ...props
  }: Partial<ViewProps> & { as?: string; wrapper?: JSXElementConstructor<{ children: ReactNode }> } = {},
) {
  const { file, magic, ...rest } = fileWith(path, content)
  const viewers = viewersFor({ path, sizeBytes: file.sizeBytes, magic })
  const viewer = viewers.find(({ id }) => id === as) ?? viewers[0]
  const View = viewer && viewOf(viewer)
  function Page(more: Partial<ViewProps>) {
    const [at, setAt] = useState(start)
    return (
      <>
        <output aria-label="Place">{at}</output>
        {View && <View {...{ file, magic, at }} {...props} {...more} onAt={setAt} />}
      </>
    )
  }
  const view = render(<Page />, { ...(wrapper && { wrapper }) })
  return { ...view, ...rest, show: (more: Partial<ViewProps>) => view.rerender(<Page {...more} />) }
}
