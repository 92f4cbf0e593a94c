import type { Profile } from "~/api/providers/addresses/reading"
import { CopyButton } from "~/components/CopyButton"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"

import styles from "./AddServer.module.css"

/** The sections of a credentials file: which can be used from this page, and which not and why. */
export function ProfileList({ profiles, onUse }: { profiles: readonly Profile[]; onUse: (profile: Profile) => void }) {
  return (
    <table className={styles["profiles"]}>
      <caption>Profiles of the file. It was read in this browser and is not kept.</caption>
      <thead>
        <tr>
          <th scope="col">Profile</th>
          <th scope="col">Address</th>
          <th scope="col">Usable</th>
          <th scope="col">
            <span className={styles["hidden"]}>Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {profiles.map((profile) => (
          <tr key={profile.name}>
            <th scope="row">
              <UntrustedText text={profile.name} />
            </th>
            <td>
              <UntrustedText text={profile.address ?? "–"} />
            </td>
            <td>
              {USABLE[profile.usable]}. {profile.reason}
            </td>
            <td>
              <ProfileAction profile={profile} onUse={onUse} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const USABLE = { here: "Here", "through-proxy": "Through Tracklight's own server", no: "No" } as const

function ProfileAction({ profile, onUse }: { profile: Profile; onUse: (profile: Profile) => void }) {
  if (profile.usable === "here") {
    return (
      <Button onClick={() => onUse(profile)} aria-label={`Use ${profile.name}`}>
        Use
      </Button>
    )
  }
  if (profile.usable === "no") return null
  return <CopyButton text={`npm start -- ${profile.trackingUri}`} label={`Copy the command for ${profile.name}`} />
}
