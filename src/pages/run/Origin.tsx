import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import type { Notebook } from "~/domain/runs/runPlace"
import type { SourceLink } from "~/domain/runs/sourceLink"

const SHORT = 10

export function Commit({ link, commit }: { link: SourceLink | undefined; commit: string }) {
  const short = <UntrustedText text={commit.slice(0, SHORT)} />
  return (
    <code title={commit}>{link?.commit === undefined ? short : <SafeLink href={link.commit}>{short}</SafeLink>}</code>
  )
}

export function Repository({ link, repository }: { link: SourceLink | undefined; repository: string }) {
  return link === undefined ? (
    <UntrustedText text={repository} />
  ) : (
    <SafeLink href={link.repository}>{link.repository.replace(/^https:\/\//, "")}</SafeLink>
  )
}

export function NotebookLink({ notebook: { path, revision, href } }: { notebook: Notebook }) {
  const name = <UntrustedText text={path} />
  return (
    <>
      {href === undefined ? name : <SafeLink href={href}>{name}</SafeLink>}
      {revision !== undefined && (
        <>
          {" "}
          revision <UntrustedText text={revision} />
        </>
      )}
    </>
  )
}
