import { useLayoutEffect } from "react"
import { useLocation } from "react-router-dom"

import { usePreferences } from "~/hooks/preferences"

import { useMediaQuery } from "./shell/useMediaQuery"
import { readFlags } from "./urlFlags"

/** Theme and density stand on the root element, where the tokens look for them. The address counts more than the preference. */
export function useRootAttributes(): { theme: "light" | "dark"; isEmbedded: boolean } {
  const preferences = usePreferences()
  const flags = readFlags(window.location.search, useLocation().search)
  const isSystemDark = useMediaQuery("(prefers-color-scheme: dark)")
  const wanted = flags.theme || preferences.theme
  const theme = wanted === "auto" ? (isSystemDark ? "dark" : "light") : wanted
  const density = flags.density || preferences.density
  // The root element is outside React's tree; a layout effect, so that no frame is drawn in the other theme.
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme
    document.documentElement.dataset["density"] = density
  }, [theme, density])
  return { theme, isEmbedded: flags.embed === "1" }
}
