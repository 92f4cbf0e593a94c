import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelAlias } from "~/domain/models/model"
import { routes } from "~/domain/url/routes"

/** An alias and the version it stands for. */
export function VersionAlias({
  alias: { alias, version },
  name,
  server,
}: {
  alias: ModelAlias
  name: string
  server: string
}) {
  return (
    <Link to={routes.modelVersion(server, name, version)}>
      <Badge tone="accent" title={`Alias ${alias} stands for version ${version}`}>
        @<UntrustedText text={alias} /> → <UntrustedText text={version} />
      </Badge>
    </Link>
  )
}
