import { compareNatural } from "~/domain/text/naturalOrder"

/** What MLflow's own monitor logs about the machine (`system/cpu_utilization_percentage`), not about the model. */
export const isSystemMetric = (key: string): boolean => key === "system" || key.startsWith("system/")

/** Natural order ("layer2" before "layer10"), the machine's own metrics last. Fits keys and their prefixes. */
export const compareMetricKeys = (a: string, b: string): number =>
  Number(isSystemMetric(a)) - Number(isSystemMetric(b)) || compareNatural(a, b)
