import { later } from "~/components/later"

/** Code of its own: most visits to a model are not for this. */
export const LazyUseModel = later(() => import("./UseModel").then(({ UseModel }) => UseModel))
