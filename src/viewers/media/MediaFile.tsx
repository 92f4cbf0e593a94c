import { useCallback, useMemo, useState, type ReactNode } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { Button } from "~/components/ui/Button"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { Fault } from "~/viewers/Fault"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"

import { MAX_MEDIA_BYTES } from "./mediaTypes"

const LARGE_BYTES = 20_000_000

export type Attach = (element: HTMLMediaElement | null) => (() => void) | undefined

export type Play = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Gives an element the address of the bytes, and takes it back. */
  readonly attach: Attach
  readonly onBroken: () => void
}

/** Sound or pictures that move are played from memory, so all of the file has to be there; a large one only when it is asked for. */
export function MediaFile({
  file,
  type,
  children,
}: {
  file: ArtifactFile
  type: string
  children: (play: Play) => ReactNode
}) {
  const [isWanted, setWanted] = useState((file.sizeBytes ?? 0) <= LARGE_BYTES)
  if (isWanted) return <Whole {...{ file, type, children }} />
  return (
    <EmptyState title="A large file">
      <p>It is {formatBytes(file.sizeBytes ?? 0)}, and all of it is read before it plays.</p>
      <Button onClick={() => setWanted(true)}>Read it</Button>
    </EmptyState>
  )
}

function Whole({ file, type, children }: Parameters<typeof MediaFile>[0]) {
  const state = useFileBytes(file, MAX_MEDIA_BYTES)
  return (
    <ReadState state={state} end={MAX_MEDIA_BYTES}>
      {({ bytes, isWhole }) =>
        isWhole ? (
          <Playing {...{ bytes, type, children }} />
        ) : (
          <p className={css["fault"]}>
            This file is larger than {formatBytes(MAX_MEDIA_BYTES)}. Download it to play it.
          </p>
        )
      }
    </ReadState>
  )
}

function Playing({ bytes, type, children }: Pick<Play, "bytes"> & Omit<Parameters<typeof MediaFile>[0], "file">) {
  const [isBroken, setBroken] = useState(false)
  const blob = useMemo(() => new Blob([bytes], { type }), [bytes, type])
  const attach = useCallback<Attach>(
    (element) => {
      if (element === null) return undefined
      const url = URL.createObjectURL(blob)
      element.src = url
      return () => URL.revokeObjectURL(url)
    },
    [blob],
  )
  if (isBroken)
    return (
      <Fault>
        The browser cannot play this file: it may be cut or damaged, or of a kind that this browser lacks. Download it.
      </Fault>
    )
  return children({ bytes, attach, onBroken: () => setBroken(true) })
}
