import { createContext, use } from "react"

/** What whoever hosts the page decided about artifacts that run. */
type SandboxSettings = {
  /** Origins from which artifacts may load scripts; the policy of the sandbox page says the same. */
  readonly artifactScripts?: readonly string[] | undefined
  /** The sandbox page, where it has an origin of its own. */
  readonly artifactFrameUrl?: string | undefined
}

const NONE: readonly string[] = []
const Settings = createContext<SandboxSettings>({})

export const SandboxSettingsProvider = Settings.Provider
export const useArtifactScripts = (): readonly string[] => use(Settings).artifactScripts ?? NONE
/** Undefined: beside the app. */
export const useArtifactFrameUrl = (): string | undefined => use(Settings).artifactFrameUrl
