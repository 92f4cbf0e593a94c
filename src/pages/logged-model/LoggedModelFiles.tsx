import { text } from "~/domain/url/search"
import { ArtifactBrowser } from "~/features/artifact-browser/ArtifactBrowser"
import { useBackend } from "~/features/connections/backends"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"
import { useSearch } from "~/hooks/useSearch"

const filesSearch = { path: text(), at: text() }

export function LoggedModelFiles({ modelId }: { modelId: string }) {
  const backend = useBackend()
  const [{ path, at }, setSearch] = useSearch(filesSearch)
  return (
    <Section title="Files">
      <div className={styles["files"]}>
        <ArtifactBrowser
          backend={backend}
          root={{ kind: "loggedModel", modelId }}
          path={path}
          onPath={(next) => setSearch({ path: next, at: "" }, { push: true })}
          at={at}
          onAt={(next) => setSearch({ at: next })}
        />
      </div>
    </Section>
  )
}
