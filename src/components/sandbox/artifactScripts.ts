import { createContext, use } from "react"

const ArtifactScripts = createContext<readonly string[]>([])

/** Origins from which whoever hosts the page lets artifacts load scripts; the policy of the sandbox page says the same. */
export const ArtifactScriptsProvider = ArtifactScripts.Provider
export const useArtifactScripts = (): readonly string[] => use(ArtifactScripts)
