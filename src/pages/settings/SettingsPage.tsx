import type { ReactNode } from "react"

import { PageHeader } from "~/components/layout/PageHeader"
import { Button } from "~/components/ui/Button"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { Select } from "~/components/ui/Select"
import { formatMetric, formatTime } from "~/domain/format"
import { DEFAULT_PREFERENCES, REFRESH_SECONDS, setPreferences, usePreferences } from "~/hooks/preferences"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useNow } from "~/hooks/useNow"

import styles from "./SettingsPage.module.css"
import { Shortcuts } from "./Shortcuts"
import { Storage } from "./Storage"
import { timeZoneOptions } from "./timeZones"

const THEME_OPTIONS = [
  { value: "auto", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const

const DENSITY_OPTIONS = [
  { value: "compact", label: "Compact" },
  { value: "regular", label: "Regular" },
  { value: "roomy", label: "Roomy" },
] as const

const DIGIT_OPTIONS = Array.from({ length: 16 }, (_, index) => ({ value: String(index + 2), label: String(index + 2) }))

const REFRESH_OPTIONS = REFRESH_SECONDS.map((seconds) => ({ value: String(seconds), label: refreshLabel(seconds) }))

/** How things look to this person, in this browser. Nothing here changes what a link shows. */
export function SettingsPage() {
  useDocumentTitle("Settings")
  const { theme, density, timeZone, digits, refreshSeconds } = usePreferences()
  const nowMs = useNow()
  return (
    <>
      <PageHeader
        title="Settings"
        about="For you, in this browser"
        actions={<Button onClick={() => setPreferences(DEFAULT_PREFERENCES)}>Back to the defaults</Button>}
      />
      <div className={styles["page"]}>
        <Setting title="Look">
          <SegmentedControl
            label="Theme"
            options={THEME_OPTIONS}
            value={theme}
            onChange={(choice) => setPreferences({ theme: choice })}
          />
          <SegmentedControl
            label="Rows of tables"
            options={DENSITY_OPTIONS}
            value={density}
            onChange={(choice) => setPreferences({ density: choice })}
          />
        </Setting>
        <Setting title="Times" note={`Now it is ${formatTime(nowMs, timeZone)}`}>
          <Select
            label="Time zone"
            options={timeZoneOptions(timeZone)}
            value={timeZone}
            onChange={(zone) => setPreferences({ timeZone: zone })}
          />
        </Setting>
        <Setting
          title="Numbers"
          note={`A metric reads ${formatMetric(0.123_456_789_012_345_68, digits)}. The exact value is always one hover away.`}
        >
          <Select
            label="Significant digits"
            options={DIGIT_OPTIONS}
            value={String(digits)}
            onChange={(text) => setPreferences({ digits: Number(text) })}
          />
        </Setting>
        <Setting title="Running runs" note="Asked for again while the tab is in sight, and only what can have changed.">
          <Select
            label="Refresh"
            options={REFRESH_OPTIONS}
            value={String(refreshSeconds)}
            onChange={(text) => setPreferences({ refreshSeconds: Number(text) })}
          />
        </Setting>
        <Setting title="Keyboard">
          <Shortcuts />
        </Setting>
        <Setting title="Kept in this browser" note="Never a token or a password: those live in the memory of a tab.">
          <Storage />
        </Setting>
      </div>
    </>
  )
}

function Setting({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className={styles["setting"]}>
      <h2>{title}</h2>
      <div>
        <div className={styles["controls"]}>{children}</div>
        {note !== undefined && <p>{note}</p>}
      </div>
    </section>
  )
}

function refreshLabel(seconds: number): string {
  if (seconds === 0) return "Only by hand"
  return seconds < 60 ? `Every ${seconds} seconds` : seconds === 60 ? "Every minute" : `Every ${seconds / 60} minutes`
}
