import styles from "./Progress.module.css"

/** How far something is, 0..1; without a value it only says that it goes on. */
export function Progress({ label, value }: { label: string; value?: number | undefined }) {
  return <progress className={styles["progress"]} aria-label={label} max={1} {...(value !== undefined && { value })} />
}
