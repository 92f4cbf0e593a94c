import type { Viewer } from "~/viewers/viewer"

export const parquetViewer: Viewer = {
  id: "parquet",
  label: "Table",
  score: ({ magic }) => (magic === "parquet" ? 5 : 0),
  load: () => import("./ParquetView").then(({ ParquetView }) => ({ View: ParquetView })),
}
