import styles from "./Skeleton.module.css"

/** Stands where something will be, in its final size. Say `role="status"` with a name on what holds it. */
export function Skeleton({
  width = "100%",
  height = "1em",
}: {
  width?: string | number | undefined
  height?: string | number | undefined
}) {
  return <span className={styles["skeleton"]} style={{ width, height }} aria-hidden="true" />
}

/** Rows of the current density, as a table will have them. */
export function RowsSkeleton({ rows, label = "Loading" }: { rows: number; label?: string | undefined }) {
  return (
    <div role="status" aria-label={label} className={styles["rows"]}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles["row"]}>
          <Skeleton width={`${40 + ((row * 37) % 50)}%`} height="0.8em" />
        </div>
      ))}
    </div>
  )
}
