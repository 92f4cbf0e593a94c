import { altairOutput } from "./altair"
import { rocCurve } from "./pictures"

const rows = [
  ["basic", 4120, 0.212],
  ["plus", 3380, 0.147],
  ["family", 2500, 0.098],
] as const

/** As pandas shows a table in a notebook. */
const table = `<div><style scoped>.dataframe tbody tr th { vertical-align: top; } .dataframe thead th { text-align: right; }</style>
<table border="1" class="dataframe"><thead><tr><th></th><th>customers</th><th>left</th></tr></thead><tbody>
${rows.map(([plan, count, left]) => `<tr><th>${plan}</th><td>${count}</td><td>${left}</td></tr>`).join("\n")}
</tbody></table></div>`

/** The notebook in which somebody looked at what the model does. */
export function analysisNotebook(auc: number, seed: number): string {
  const code = (count: number, source: string, outputs: readonly object[]) => ({
    cell_type: "code",
    execution_count: count,
    metadata: {},
    source: source.split(/(?<=\n)/),
    outputs,
  })
  const cells = [
    {
      cell_type: "markdown",
      metadata: {},
      source: ["# Who leaves?\n", "\n", "Holdout of 10,000 customers, scored by the model of this run."],
    },
    code(1, 'import pandas as pd\n\nholdout = pd.read_parquet("holdout.parquet")\nprint(len(holdout), "rows")', [
      { output_type: "stream", name: "stdout", text: ["10000 rows\n"] },
    ]),
    code(2, 'holdout.groupby("plan").agg(customers=("id", "size"), left=("left", "mean")).round(3)', [
      {
        output_type: "execute_result",
        execution_count: 2,
        metadata: {},
        data: { "text/html": table, "text/plain": "        customers   left" },
      },
    ]),
    code(3, "RocCurveDisplay.from_predictions(holdout.left, holdout.score)", [
      {
        output_type: "display_data",
        metadata: {},
        data: { "image/png": base64(rocCurve(auc)), "text/plain": "<Figure size 300x300>" },
      },
    ]),
    code(
      4,
      'alt.Chart(scores, title="Where to draw the line", height=180).mark_line(point=True).encode(\n    x="threshold:Q", y=alt.Y("share:Q").axis(format="%"), color="measure:N"\n)',
      [
        {
          output_type: "execute_result",
          execution_count: 4,
          metadata: {},
          data: { "text/html": altairOutput(seed), "text/plain": "alt.Chart(...)" },
        },
      ],
    ),
    code(5, "holdout.contract_end.dt.month", [
      {
        output_type: "error",
        ename: "AttributeError",
        evalue: "'DataFrame' object has no attribute 'contract_end'",
        traceback: ["\u001b[31mAttributeError\u001b[39m: 'DataFrame' object has no attribute 'contract_end'"],
      },
    ]),
  ]
  return JSON.stringify({ cells, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 })
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
