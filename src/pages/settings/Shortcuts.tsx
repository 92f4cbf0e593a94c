import { useActiveHotkeys } from "~/hooks/useHotkeys"

import styles from "./SettingsPage.module.css"

/** The keys that hold everywhere; pages add theirs, which "?" shows there. */
export function Shortcuts() {
  const hotkeys = useActiveHotkeys()
  return (
    <dl className={styles["keys"]}>
      {hotkeys.map(({ keys, text }) => (
        <div key={keys}>
          <dt>
            <kbd>{keys.replace("Mod+", "Ctrl or ⌘ ")}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
