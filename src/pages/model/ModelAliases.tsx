import type { RegisteredModel } from "~/domain/models/model"
import { useBackend } from "~/features/connections/backends"
import { AliasActions, SetAlias } from "~/features/model-actions/AliasActions"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"
import { VersionAlias } from "~/features/models/VersionAlias"

export function ModelAliases({ model }: { model: RegisteredModel }) {
  const backend = useBackend()
  const { aliases: can } = backend.modelAbilities(model.name)
  return (
    <Section
      title="Aliases"
      count={can === true ? model.aliases.length : undefined}
      actions={<SetAlias backend={backend} model={model} />}
    >
      {can !== true && <p className={styles["nothing"]}>{can}</p>}
      {can === true && model.aliases.length === 0 && <p className={styles["nothing"]}>No aliases.</p>}
      <ul className={styles["list"]} aria-label="Aliases">
        {model.aliases.map((alias) => (
          <li key={alias.alias} className={styles["line"]}>
            <VersionAlias alias={alias} name={model.name} server={backend.id} />
            <AliasActions backend={backend} model={model} alias={alias} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
