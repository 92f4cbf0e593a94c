import type { Viewer } from "~/viewers/viewer"

export const MAX_FIGURE_BYTES = 10_000_000

export const figureViewer: Viewer = {
  id: "figure",
  label: "Figure",
  score: ({ magic, sizeBytes = 0 }) =>
    (magic === "plotlyFigure" || magic === "vegaFigure") && sizeBytes <= MAX_FIGURE_BYTES ? 6 : 0,
  load: () => import("./FigureView").then(({ FigureView }) => ({ View: FigureView })),
}
