import type { ReactNode } from "react"

import css from "./View.module.css"

/** What is wrong with the file, in place of what cannot be shown. */
export const Fault = ({ children }: { children: ReactNode }) => (
  <p className={css["fault"]} role="alert">
    {children}
  </p>
)
