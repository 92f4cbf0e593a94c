import { Dialog } from "~/components/ui/Dialog"
import { useActiveHotkeys, type Hotkey } from "~/hooks/useHotkeys"

import styles from "./KeyboardHelp.module.css"

/** The keys that work right now, page by page, as their owners registered them. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const groups = byGroup(useActiveHotkeys())
  return (
    <Dialog open title="Keyboard shortcuts" onClose={onClose}>
      {groups.map(([group, hotkeys]) => (
        <section key={group} className={styles["group"]}>
          <h3>{group}</h3>
          <dl>
            {hotkeys.map(({ keys, text }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keyNames(keys)}</kbd>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className={styles["group"]}>
        <h3>Trees and tables</h3>
        <dl>
          <div>
            <dt>
              <kbd>↑ ↓ Home End</kbd>
            </dt>
            <dd>Move</dd>
          </div>
          <div>
            <dt>
              <kbd>→ ←</kbd>
            </dt>
            <dd>Open and close a folder, go to its parent</dd>
          </div>
          <div>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>Go there</dd>
          </div>
        </dl>
      </section>
    </Dialog>
  )
}

function byGroup(hotkeys: readonly Hotkey[]): readonly (readonly [string, readonly Hotkey[]])[] {
  const groups = new Map<string, readonly Hotkey[]>()
  for (const hotkey of hotkeys) {
    const group = hotkey.group ?? "Everywhere"
    // A page may give a key of the shell another meaning while it is on screen; the later one counts.
    const others = (groups.get(group) ?? []).filter(({ keys }) => keys !== hotkey.keys)
    groups.set(group, [...others, hotkey])
  }
  return [...groups]
}

const keyNames = (keys: string): string =>
  keys
    .replace("Mod+", /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘ " : "Ctrl ")
    .replace(/ ([a-z])$/, (text) => text.toUpperCase())
