import { lineChart } from "./line/lineKind"

/** Every kind of chart; a new one is a folder and a line here. */
export const chartKinds = { line: lineChart } as const
