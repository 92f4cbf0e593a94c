import { Search, X } from "lucide-react"
import type { ComponentProps } from "react"

import { classNames } from "./classNames"
import styles from "./SearchField.module.css"

/** Narrows a list as one types. Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  className,
  onKeyDown,
  ...rest
}: Omit<ComponentProps<"input">, "onChange" | "value" | "type"> & {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <span className={classNames(styles["search"], className)}>
      <Search size={14} aria-hidden="true" />
      <input
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") {
            event.stopPropagation()
            onChange("")
          } else onKeyDown?.(event)
        }}
      />
      {value !== "" && (
        <button type="button" aria-label="Clear" onClick={() => onChange("")}>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
