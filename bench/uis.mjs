// Where each UI shows what is measured, and how one sees that it is there.

/**
 * @typedef {"runs" | "experiments" | "run" | "chart"} PageName
 * @typedef {{ readonly selector: string; readonly texts?: readonly string[]; readonly count?: number; readonly painted?: boolean }} Sight
 * @typedef {{ readonly url: string; readonly first: Sight; readonly all?: Sight; readonly over?: string }} UiPage
 * @typedef {{ readonly name: "MLflow" | "Tracklight"; readonly pages: Record<PageName, UiPage> }} Ui
 */

const RUN = ["metric_00", "param_00"]
const LAST_CURVE = 100

/** @returns {Ui} */
export function mlflowUi(/** @type {import("./stage.mjs").Stage} */ { mlflow, content: { manyRuns, curves } }) {
  const json = (/** @type {unknown} */ value) => encodeURIComponent(JSON.stringify(value))
  // The only page of MLflow's that draws more than ten runs without clicking each of them.
  const metric = `runs=${json(curves.runIds)}&metric=${json("loss")}&experiments=${json([curves.experimentId])}&plot_metric_keys=${json(["loss"])}&plot_layout=${json({})}&x_axis=step&y_axis_scale=linear&line_smoothness=1&show_point=false&deselected_curves=${json([])}&last_linear_y_axis_range=${json([])}`
  return {
    name: "MLflow",
    pages: {
      runs: {
        url: `${mlflow}/#/experiments/${manyRuns.experimentId}/runs`,
        first: { selector: ".ag-row", texts: ["run-0"] },
        over: ".ag-body-viewport",
      },
      experiments: { url: `${mlflow}/#/experiments`, first: { selector: "[role=row] a.experiment-link" } },
      run: {
        url: `${mlflow}/#/experiments/${manyRuns.experimentId}/runs/${manyRuns.runIds[0]}`,
        first: { selector: "#root", texts: RUN },
      },
      chart: {
        url: `${mlflow}/#/metric?${metric}`,
        first: { selector: ".scatterlayer .trace path" },
        all: { selector: ".scatterlayer .trace", count: LAST_CURVE },
        over: ".js-plotly-plot",
      },
    },
  }
}

/** @returns {Ui} */
export function tracklightUi(/** @type {import("./stage.mjs").Stage} */ { tracklight, content: { manyRuns, curves } }) {
  const server = `${tracklight}/#/s/mlflow`
  return {
    name: "Tracklight",
    pages: {
      runs: {
        url: `${server}/experiments/${manyRuns.experimentId}`,
        first: { selector: "[role=grid] [role=row]", texts: ["run-0"] },
        all: { selector: "footer", texts: ["All 10,000 runs loaded"] },
        over: "[role=grid]",
      },
      experiments: {
        url: `${server}/experiments`,
        first: { selector: "main [role=treegrid] [role=row]", texts: ["bench"] },
      },
      run: {
        url: `${server}/experiments/${manyRuns.experimentId}/runs/${manyRuns.runIds[0]}`,
        first: { selector: "main", texts: RUN },
      },
      chart: {
        url: `${tracklight}/#/compare?runs=${curves.runIds.map((id) => `mlflow:${id}`).join(",")}&view=curves`,
        first: { selector: "figure canvas", painted: true },
        all: { selector: "figure", texts: ["all 200,000 points"] },
        over: "figure canvas",
      },
    },
  }
}
