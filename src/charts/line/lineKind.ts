import type { ChartKind } from "~/charts/chartKind"
import { lineOptions } from "./lineOptions"

export const lineChart: ChartKind<typeof lineOptions> = {
  id: "line",
  label: "Line",
  options: lineOptions,
  accepts: (series) => (series.length > 0 ? true : "No run has logged this metric"),
  load: async () => {
    const { LineChart } = await import("./LineChart")
    return { Chart: LineChart }
  },
}
