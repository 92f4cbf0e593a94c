import { copyText, CopyButton } from "~/components/CopyButton"
import { useToasts } from "~/components/feedback/Toasts"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { pathTo, type JsonRow } from "~/domain/artifacts/jsonRows"
import type { JsonItem } from "~/domain/artifacts/jsonTree"

import type { JsonDocument } from "./jsonDocument"
import { summary } from "./JsonLine"
import styles from "./JsonView.module.css"

const LONGEST_SHOWN = 4000

/** The value that was picked, in full, with its path to copy. */
export function PickedValue({ row, item, document }: { row: JsonRow; item: JsonItem; document: JsonDocument }) {
  const path = pathTo(row)
  return (
    <div role="group" className={styles["picked"]} aria-label="Picked value">
      <span className={styles["path"]}>
        <UntrustedText text={path} max={LONGEST_SHOWN} />
      </span>
      <span className={styles["value"]}>
        {item.count > 0 || item.text === "" ? summary(item) : <UntrustedText text={item.text} max={LONGEST_SHOWN} />}
      </span>
      <CopyButton text={path}>Copy path</CopyButton>
      <CopyValue item={item} document={document} />
    </div>
  )
}

/** The text of a whole branch is fetched when it is wanted. */
function CopyValue({ item, document }: { item: JsonItem; document: JsonDocument }) {
  const toasts = useToasts()
  const copy = async () => {
    const text = item.kind === "string" ? item.text : await document.copyOf(item.node)
    if (text !== "" && (await copyText(text))) toasts.show({ text: "The value was copied" })
    else toasts.show({ text: "The value is too large to be copied, or the browser did not allow it", tone: "bad" })
  }
  return <Button onClick={() => void copy()}>Copy value</Button>
}
