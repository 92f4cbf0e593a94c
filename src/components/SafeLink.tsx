import { ExternalLink } from "lucide-react"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

import { visibleText } from "~/domain/text/visibleText"
import { safeUrl } from "~/domain/url/safeUrl"

import styles from "./SafeLink.module.css"
import { UntrustedText } from "./UntrustedText"

/**
 * A link from server data. Only http, https and mailto leave the page, in a new window that knows nothing of this one,
 * with their host in sight; `#/...` is a page of ours. Anything else stays text.
 */
export function SafeLink({ href, children }: { href: string; children?: ReactNode }) {
  const text = children ?? <UntrustedText text={href} />
  if (/^#\/(?!\/)/.test(href)) return <Link to={href.slice(1)}>{text}</Link>
  const url = safeUrl(href)
  if (url === undefined) return <>{text}</>
  const isHostSaid = children === undefined || (typeof children === "string" && children.includes(url.host))
  return (
    <a
      href={url.href}
      target="_blank"
      rel="noopener noreferrer"
      title={visibleText(url.href)}
      className={styles["link"]}
    >
      {text}
      {!isHostSaid && url.host !== "" && (
        <>
          {" "}
          <small>{url.host}</small>
        </>
      )}{" "}
      <ExternalLink size={12} aria-label="opens in a new window" />
    </a>
  )
}
