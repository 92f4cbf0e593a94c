import { useCallback, useRef, useState } from "react"

import { fileNameOf } from "~/domain/artifacts/file"
import { visibleText } from "~/domain/text/visibleText"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import styles from "./Media.module.css"
import { MediaFile, type Attach, type Play } from "./MediaFile"
import { audioTypeOf } from "./mediaTypes"
import { WaveformCanvas } from "./WaveformCanvas"

export function AudioView({ file, magic }: ViewProps) {
  return (
    <MediaFile file={file} type={audioTypeOf({ path: file.path, magic }) ?? "audio/wav"}>
      {(play) => <Sound {...play} name={visibleText(fileNameOf(file.path))} />}
    </MediaFile>
  )
}

type Sounding = Play & { name: string }

function Sound({ name, bytes, attach, onBroken }: Sounding) {
  const [seconds, setSeconds] = useState<number>()
  const [atShare, setAtShare] = useState(0)
  const player = useRef<HTMLMediaElement>(undefined)
  // Always the same one: each other would give the player its file anew.
  const hold = useCallback<Attach>(
    (element) => {
      player.current = element ?? undefined
      return attach(element)
    },
    [attach],
  )
  return (
    <section className={css["view"]} aria-label="Sound of the file">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a logged file has none */}
      <audio
        ref={hold}
        controls
        aria-label={name}
        className={styles["audio"]}
        onError={onBroken}
        onLoadedMetadata={({ currentTarget: { duration } }) => setSeconds(duration)}
        onTimeUpdate={({ currentTarget: { currentTime, duration } }) => setAtShare(currentTime / duration)}
      />
      {seconds !== undefined && (
        <WaveformCanvas
          bytes={bytes}
          seconds={seconds}
          atShare={atShare}
          onSeek={(share) => {
            if (player.current !== undefined) player.current.currentTime = share * seconds
          }}
        />
      )}
    </section>
  )
}
