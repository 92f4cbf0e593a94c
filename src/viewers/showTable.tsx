import { render, within } from "@testing-library/react"
import { vi } from "vitest"

import type { ArtifactFile } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"

import { viewersFor, viewOf } from "./registry"

/** For tests of viewers. */
export const encode = (text: string) => new TextEncoder().encode(text)

export function fileOf(path: string, content: Uint8Array<ArrayBuffer> | string): ArtifactFile {
  const all = typeof content === "string" ? encode(content) : content
  return {
    path,
    sizeBytes: all.length,
    bytes: vi.fn<ArtifactFile["bytes"]>(({ start, end } = { start: 0, end: all.length }) =>
      Promise.resolve(all.slice(start, end)),
    ),
  }
}

export async function show(file: ArtifactFile) {
  const magic = magicOf(await file.bytes({ start: 0, end: 64_000 }))
  const [viewer] = viewersFor({ ...file, magic })
  const View = viewer && viewOf(viewer)
  return render(View && <View file={file} magic={magic} whileLoading="loading" />)
}

export const rowTexts = (table: HTMLElement) =>
  within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent)
