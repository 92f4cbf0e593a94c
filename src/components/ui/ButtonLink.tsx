import type { ReactNode } from "react"
import { Link, type LinkProps } from "react-router-dom"

import styles from "./Button.module.css"
import type { ButtonKind } from "./Button"
import { classNames } from "./classNames"

/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab. */
export function ButtonLink({
  kind = "plain",
  icon,
  className,
  children,
  ...rest
}: LinkProps & { kind?: ButtonKind | undefined; icon?: ReactNode }) {
  return (
    <Link {...rest} className={classNames(styles["button"], styles[kind], className)}>
      {icon}
      {children}
    </Link>
  )
}
