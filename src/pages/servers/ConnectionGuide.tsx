import { useQuery } from "@tanstack/react-query"

import type { Backend, GuideSection, GuideStep } from "~/api/backend"
import { guideQuery } from "~/api/queries/connections"
import { CopyButton } from "~/components/CopyButton"
import { QueryView } from "~/components/feedback/QueryView"
import { WithLink } from "~/components/WithLink"

import styles from "./ConnectionGuide.module.css"
import { GuideTableView } from "./GuideTableView"
import { ServerDetails } from "./ServerDetails"

/** What to type elsewhere to work with the same server. */
export function ConnectionGuide({ backend }: { backend: Backend }) {
  return (
    <ServerDetails serverId={backend.id} part="guide" summary="Use it from Python and the shell">
      <Sections backend={backend} />
    </ServerDetails>
  )
}

function Sections({ backend }: { backend: Backend }) {
  const guide = useQuery(guideQuery(backend))
  return (
    <QueryView query={guide} what="The guide">
      {({ sections }) => sections.map((section) => <Section key={section.title} section={section} />)}
    </QueryView>
  )
}

function Section({ section: { title, steps, table } }: { section: GuideSection }) {
  return (
    <section className={styles["section"]}>
      <h3>{title}</h3>
      <ol>
        {steps.map((step) => (
          <Step key={step.text} step={step} />
        ))}
      </ol>
      {table !== undefined && <GuideTableView table={table} />}
    </section>
  )
}

function Step({ step: { text, code, link } }: { step: GuideStep }) {
  return (
    <li>
      <p>
        <WithLink link={link}>{text}</WithLink>
      </p>
      {code !== undefined && (
        <div className={styles["code"]}>
          <pre>{code}</pre>
          <CopyButton text={code} label={`Copy: ${text}`} />
        </div>
      )}
    </li>
  )
}
