import { render, screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"

import type { ArtifactFile, ByteRange } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"

import { viewersFor, viewOf } from "./registry"

vi.setConfig({ testTimeout: 60_000 })

const SIZE = 2_000_000_000
/** To begin with: the first part of a text, and half as much again. */
const MOST_ASKED = 24_000_000

/** A file of two gigabytes that begins as told and goes on with spaces. */
function giant(path: string, head: string | readonly number[]) {
  const start = typeof head === "string" ? new TextEncoder().encode(head) : Uint8Array.from(head)
  const ranges: (ByteRange | undefined)[] = []
  let open = 0
  const file: ArtifactFile = {
    path,
    sizeBytes: SIZE,
    bytes: async (range) => {
      ranges.push(range)
      const { start: from, end } = range ?? { start: 0, end: 0 }
      const bytes = new Uint8Array(Math.min(MOST_ASKED, Math.max(0, Math.min(end, SIZE) - from))).fill(0x20)
      if (from < start.length) bytes.set(start.subarray(from, from + bytes.length))
      open += 1
      await Promise.resolve()
      open -= 1
      return bytes
    },
  }
  return {
    file,
    magic: magicOf(Uint8Array.from({ length: 1000 }, (_, i) => start[i] ?? 0x20)),
    ranges,
    isOpen: () => open > 0,
  }
}

const ZIP = [0x50, 0x4b, 3, 4]
const KINDS: readonly (readonly [path: string, head: string | readonly number[]])[] = [
  ["train.log", "step 1\n"],
  ["notes.txt", "hello\n"],
  ["big.json", '{"a": [1,'],
  ["big.yaml", "a: 1\n"],
  ["rows.csv", "a,b\n1,2\n"],
  ["table.parquet", "PAR1"],
  ["table.arrow", "ARROW1\0\0"],
  ["x.npy", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0]],
  ["x.npz", ZIP],
  ["model.safetensors", [8, 0, 0, 0, 0, 0, 0, 0]],
  ["page.html", "<!doctype html><p>"],
  ["README.md", "# hello\n"],
  ["work.ipynb", '{"cells": ['],
  ["loss.json", '{"data": [{"type": "bar"}]'],
  ["map.geojson", '{"type": "FeatureCollection",'],
  ["doc.pdf", "%PDF-1.7\n"],
  ["picture.png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["sound.wav", "RIFF    WAVEfmt "],
  ["film.mp4", [0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]],
  ["all.zip", ZIP],
  ["all.tar", "a.txt"],
  ["model.pkl", [0x80, 4, 0x95]],
  ["MLmodel", "flavors:\n"],
  ["requirements.txt", "mlflow\n"],
  ["weights.bin", [0, 1, 2, 3]],
]

test.each(KINDS)("of two gigabytes of %s no view asks for more than a small part to begin with", async (path, head) => {
  const opened: { viewer: string; isRead: boolean; isWithin: boolean }[] = []
  for (const viewer of viewersFor({ path, sizeBytes: SIZE, magic: giant(path, head).magic })) {
    const { file, magic, ranges, isOpen } = giant(path, head)
    const View = viewOf(viewer)
    const { unmount } = render(View && <View file={file} magic={magic} whileLoading="code on its way" />)
    await waitFor(() => expect(screen.queryByText("code on its way")).toBeNull())
    await waitFor(() => expect(isOpen()).toBe(false))
    const asked = ranges.reduce((sum, range) => sum + (range === undefined ? SIZE : range.end - range.start), 0)
    opened.push({ viewer: viewer.id, isRead: ranges.length > 0, isWithin: asked <= MOST_ASKED })
    unmount()
  }
  expect(opened).toEqual(opened.map(({ viewer }) => ({ viewer, isRead: true, isWithin: true })))
})
