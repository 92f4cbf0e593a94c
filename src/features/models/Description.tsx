import { Markdown } from "~/components/Markdown"

import styles from "./models.module.css"

export function Description({ text }: { text: string }) {
  if (text.trim() === "") return <p className={styles["nothing"]}>No description.</p>
  return <Markdown headingLevel={3} text={text} />
}
