import { later } from "~/components/later"

/** The page of a model is there before its lineage is asked for. */
export const LazyLineage = later(() => import("./Lineage").then(({ Lineage }) => Lineage))
