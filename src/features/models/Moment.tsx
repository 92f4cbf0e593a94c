import { formatAge, formatTimeWithZone } from "~/domain/format"
import { usePreferences } from "~/hooks/preferences"
import { useNow } from "~/hooks/useNow"

/** How long ago, with the exact time on hover; a dash where the server does not say. */
export function Moment({ ms, isSentence = false }: { ms: number | undefined; isSentence?: boolean | undefined }) {
  const { timeZone } = usePreferences()
  const nowMs = useNow(60_000)
  if (ms === undefined) return <>–</>
  const age = formatAge(ms, nowMs)
  return (
    <time title={formatTimeWithZone(ms, timeZone)}>
      {age}
      {isSentence && /\d /.test(age) && " ago"}
    </time>
  )
}
