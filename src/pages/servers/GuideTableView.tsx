import { Check, Minus } from "lucide-react"

import type { GuideCell, GuideTable } from "~/api/backend"
import { SafeLink } from "~/components/SafeLink"

import styles from "./ServerDetails.module.css"

export function GuideTableView({ table: { caption, columns, rows } }: { table: GuideTable }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a phone it is wider than the screen and scrolls by keyboard only with focus
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={`${caption}, scrolls`}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, cells }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {cells.map((cell, index) => (
                <Cell key={columns[index + 1]} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell: { can, text, link } }: { cell: GuideCell }) {
  return (
    <td data-can={can}>
      {can === true && <Check size={14} aria-hidden="true" />}
      {can === false && <Minus size={14} aria-hidden="true" />}
      {text}
      {link !== undefined && (
        <>
          {": "}
          <SafeLink href={link.href}>{link.label}</SafeLink>
        </>
      )}
    </td>
  )
}
