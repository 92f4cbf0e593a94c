import { UntrustedText } from "~/components/UntrustedText"
import type { Suggestion } from "~/domain/filters/filterSuggestions"

import styles from "./FilterBar.module.css"

type FilterSuggestionsProps = {
  id: string
  options: readonly Suggestion[]
  active: number
  onChoose: (option: Suggestion) => void
}

export function FilterSuggestions({ id, options, active, onChoose }: FilterSuggestionsProps) {
  const showActive = (option: HTMLDivElement | null) => option?.scrollIntoView?.({ block: "nearest" })
  return (
    <div id={id} role="listbox" aria-label="Suggestions" hidden={options.length === 0} className={styles["options"]}>
      {options.map((option, index) => (
        // The field keeps the focus and handles the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
        <div
          key={`${option.detail} ${option.label}`}
          ref={index === active ? showActive : undefined}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles["option"]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <UntrustedText text={option.label} />
          <small>{option.detail}</small>
        </div>
      ))}
    </div>
  )
}
