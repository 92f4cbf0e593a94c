import { later } from "~/components/later"

/** The page of a model is there before its files are read. */
export const LazyModelAbout = later(() => import("./ModelAbout").then(({ ModelAbout }) => ModelAbout))
