import { Link, useLocation } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { routes } from "~/domain/url/routes"

import { WholePage } from "./WholePage"

export function UnknownPage() {
  const { pathname } = useLocation()
  return (
    <WholePage title="There is no such page">
      <p>
        Nothing is at <UntrustedText text={pathname} />. The link may be cut off, or belong to a part of MLflow that
        Tracklight does not show.
      </p>
      <Link to={routes.home()}>Go to the start page</Link>
    </WholePage>
  )
}
