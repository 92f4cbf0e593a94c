import { fileNameOf } from "~/domain/artifacts/file"
import { visibleText } from "~/domain/text/visibleText"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MediaFile } from "./MediaFile"
import styles from "./Media.module.css"
import { videoTypeOf } from "./mediaTypes"

export function VideoView({ file, magic }: ViewProps) {
  const name = visibleText(fileNameOf(file.path))
  return (
    <MediaFile file={file} type={videoTypeOf({ path: file.path, magic }) ?? "video/mp4"}>
      {({ attach, onBroken }) => (
        <section className={css["view"]} aria-label="Video of the file">
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a logged file has none */}
          <video ref={attach} controls aria-label={name} onError={onBroken} className={styles["video"]} />
        </section>
      )}
    </MediaFile>
  )
}
