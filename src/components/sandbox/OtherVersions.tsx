import { LIBRARIES, otherVersions, type CopiesWanted } from "~/domain/artifacts/libraryCopies"

import styles from "./BlockedParts.module.css"

/** What a page was written for, where that is another version than the copy that draws it. */
export function OtherVersions({ asked }: { asked: CopiesWanted["libraries"] }) {
  const others = otherVersions(asked)
  if (others.length === 0) return null
  const ours = others.map(({ name }) => `${LIBRARIES[name].label} ${LIBRARIES[name].version}`)
  return (
    <p className={styles["copy"]}>
      Drawn by {listed(ours)}, which {ours.length === 1 ? "comes" : "come"} with Tracklight; the page asks for{" "}
      {listed(others.map(({ version }) => version))}.
    </p>
  )
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`
