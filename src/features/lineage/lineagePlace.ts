/** Where the lineage is on a page, for what leads to it. */
export const LINEAGE_PLACE = "lineage"
