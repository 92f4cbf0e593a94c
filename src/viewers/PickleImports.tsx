import { UntrustedText } from "~/components/UntrustedText"
import type { PickleListing } from "~/domain/artifacts/pickle"
import { formatCount } from "~/domain/format"

import css from "./View.module.css"
import styles from "./PickleImports.module.css"

const SHOWN = 200

/** What loading a pickle would import and call, the dangerous first. */
export function PickleImports({ listing: { imports, calls }, of }: { listing: PickleListing; of: string }) {
  const sorted = imports.toSorted((a, b) => Number(b.isDangerous) - Number(a.isDangerous))
  const isDangerous = sorted[0]?.isDangerous === true
  return (
    <div className={isDangerous ? css["fault"] : css["note"]} role={isDangerous ? "alert" : undefined}>
      <p>
        Loading {of} would import {formatCount(imports.length)} {imports.length === 1 ? "name" : "names"} and call them{" "}
        {formatCount(calls)} {calls === 1 ? "time" : "times"}. It was not loaded.
        {isDangerous && " Among them are names that can run programs: load it only if you trust who wrote it."}
      </p>
      {imports.length > 0 && (
        <ul className={styles["imports"]} aria-label="Imported names">
          {sorted.slice(0, SHOWN).map(({ name, count, isDangerous: isBad }) => (
            <li key={name} data-dangerous={isBad || undefined}>
              <code>
                <UntrustedText text={name} />
              </code>
              {count > 1 && ` × ${formatCount(count)}`}
              {isBad && " can run programs"}
            </li>
          ))}
        </ul>
      )}
      {sorted.length > SHOWN && <p>{formatCount(sorted.length - SHOWN)} more</p>}
    </div>
  )
}
