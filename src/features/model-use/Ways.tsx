import { CopyButton } from "~/components/CopyButton"
import { WithLink } from "~/components/WithLink"
import { classNames } from "~/components/ui/classNames"
import type { UseStep, Way } from "~/domain/model-use/way"
import { text } from "~/domain/url/search"
import { useSearch } from "~/hooks/useSearch"

import styles from "./UseModel.module.css"

const waySearch = { use: text() }

/** All ways to use a model, and the steps of one. */
export function Ways({ ways }: { ways: readonly Way[] }) {
  const [{ use }, setSearch] = useSearch(waySearch)
  const first = ways.find(({ reasonNot }) => reasonNot === undefined)
  const shown = ways.find(({ id }) => id === use) ?? first
  if (shown === undefined) return null
  const groups = [...new Set(ways.map(({ group }) => group))]
  return (
    <div className={styles["ways"]}>
      <nav aria-label="Ways to use this model" className={styles["list"]}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {ways
                .filter((way) => way.group === group)
                .map(({ id, label, reasonNot }) => (
                  <li key={id}>
                    <button
                      type="button"
                      className={classNames(styles["way"], reasonNot !== undefined && styles["isOff"])}
                      aria-current={id === shown.id ? "true" : undefined}
                      onClick={() => setSearch({ use: id === first?.id ? "" : id })}
                    >
                      {label}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <Steps key={shown.id} way={shown} />
    </div>
  )
}

function Steps({ way: { label, reasonNot, steps } }: { way: Way }) {
  return (
    <section aria-label={label} className={styles["steps"]}>
      <h3>{label}</h3>
      {reasonNot !== undefined && <p>{reasonNot}</p>}
      <ol>
        {steps.map((step) => (
          <Step key={step.text} step={step} />
        ))}
      </ol>
    </section>
  )
}

const LANGUAGES = { python: "Python", shell: "Shell", json: "JSON", yaml: "YAML" } as const

function Step({ step: { text: words, code, language = "shell", file, link } }: { step: UseStep }) {
  const what = file ?? LANGUAGES[language]
  return (
    <li>
      <p>
        <WithLink link={link}>{words}</WithLink>
      </p>
      {code !== undefined && (
        <figure className={styles["code"]} data-language={language} data-file={file}>
          <figcaption>
            <span>{what}</span>
            <CopyButton text={code} label={`Copy ${what}`} />
          </figcaption>
          <pre dir="ltr">{code}</pre>
        </figure>
      )}
    </li>
  )
}
