import type { Backend } from "~/api/backend"
import { modelVersionsQuery } from "~/api/queries/models"
import { versionsOf } from "~/domain/models/modelFilter"

import { versionOrderBy, type VersionOrder } from "./modelSearch"

const PAGE_SIZE = 200

/** The versions of a model, page by page; what is in the same order is asked once. */
export const versionPages = (backend: Backend, name: string, order: VersionOrder) =>
  modelVersionsQuery(backend, { filter: versionsOf(name), orderBy: versionOrderBy(order), pageSize: PAGE_SIZE })
