import { useQuery } from "@tanstack/react-query"

import { modelQuery } from "~/api/queries/models"
import type { ModelVersion } from "~/domain/models/model"
import { aliasesOf, stageOf } from "~/domain/models/versions"
import { useBackend } from "~/features/connections/backends"
import { AliasActions, SetAlias } from "~/features/model-actions/AliasActions"
import { MoveStage } from "~/features/model-actions/MoveStage"
import { AliasBadges, StageBadge } from "~/features/models/ModelBadges"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"

/** What the version is used as: aliases and stages, whichever the registry has. */
export function VersionPlace({ version }: { version: ModelVersion }) {
  const { aliases, stages } = useBackend().modelAbilities(version.name)
  return (
    <>
      <VersionAliases version={version} />
      {/* Where there are only aliases nobody misses stages; where there are only stages they are the way. */}
      {(stages === true || aliases !== true) && <VersionStage version={version} />}
    </>
  )
}

function VersionAliases({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const { aliases: can } = backend.modelAbilities(version.name)
  const { data: model } = useQuery(modelQuery(backend, version.name))
  const aliases = aliasesOf(model, version)
  const of = model ?? { name: version.name, aliases: aliases.map((alias) => ({ alias, version: version.version })) }
  return (
    <Section title="Aliases" actions={<SetAlias backend={backend} model={of} version={version.version} />}>
      {can !== true && <p className={styles["nothing"]}>{can}</p>}
      {can === true && aliases.length === 0 && <p className={styles["nothing"]}>No alias stands for this version.</p>}
      <ul className={styles["list"]} aria-label="Aliases">
        {aliases.map((alias) => (
          <li key={alias} className={styles["line"]}>
            <AliasBadges aliases={[alias]} />
            <AliasActions backend={backend} model={of} alias={{ alias, version: version.version }} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function VersionStage({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const { stages } = backend.modelAbilities(version.name)
  return (
    <Section title="Stage" count="deprecated by MLflow" actions={<MoveStage backend={backend} version={version} />}>
      {stages !== true && <p className={styles["nothing"]}>{stages}</p>}
      {stages === true &&
        (stageOf(version) === undefined ? (
          <p className={styles["nothing"]}>In no stage.</p>
        ) : (
          <span className={styles["line"]}>
            <StageBadge stage={version.stage} />
          </span>
        ))}
    </Section>
  )
}
