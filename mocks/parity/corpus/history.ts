import { get, post, type Step } from "~mocks/parity/step"

const t0 = 1_700_000_000_000
const points = (from: number, count: number, at: (step: number) => unknown) =>
  Array.from({ length: count }, (_, index) => ({
    key: "curve",
    value: at(from + index),
    timestamp: t0 + (from + index) * 10,
    step: from + index,
  }))

const bulk = (query: Parameters<typeof get>[1]): Step => get("metrics/get-history-bulk", query)
const interval = (query: Parameters<typeof get>[1]): Step => get("metrics/get-history-bulk-interval", query)
const paged = (query: Parameters<typeof get>[1], more: Partial<Step> = {}): Step => ({
  ...get("metrics/get-history", query),
  ...more,
})

/** 30,000 points in two runs: more than get-history-bulk gives. */
const longRuns: readonly Step[] = ["long1", "long2"].flatMap((name) => [
  post(
    "runs/create",
    { experiment_id: "{two}", run_name: name, start_time: t0 },
    { save: { [name]: "run.info.run_id" } },
  ),
  ...Array.from({ length: 15 }, (_, batch) =>
    post("runs/log-batch", {
      run_id: `{${name}}`,
      metrics: points(batch * 1000, 1000, (step) => Math.sin(step / 100)),
    }),
  ),
])

export const historySteps: readonly Step[] = [
  post(
    "runs/create",
    { experiment_id: "{two}", run_name: "short", start_time: t0 },
    { save: { short: "run.info.run_id" } },
  ),
  post("runs/log-batch", {
    run_id: "{short}",
    metrics: points(0, 23, (step) => (step === 7 ? "NaN" : step === 8 ? "Infinity" : step / 3)),
  }),
  // Logged late and out of order, and one step twice.
  post("runs/log-batch", {
    run_id: "{short}",
    metrics: [
      { key: "curve", value: -1, timestamp: t0 - 1, step: 12 },
      { key: "curve", value: 5, timestamp: t0 + 999, step: 3 },
    ],
  }),
  paged({ run_id: "{short}", metric_key: "curve" }),
  paged({ run_id: "{short}", metric_key: "curve", max_results: 10 }, { save: { h1: "next_page_token" } }),
  paged(
    { run_id: "{short}", metric_key: "curve", max_results: 10, page_token: "{h1}" },
    { save: { h2: "next_page_token" } },
  ),
  paged({ run_id: "{short}", metric_key: "curve", max_results: 10, page_token: "{h2}" }),
  paged({ run_id: "{short}", metric_key: "curve", max_results: 25 }),
  paged({ run_id: "{short}", metric_key: "curve", max_results: 0 }),
  paged({ run_id: "{short}", metric_key: "absent" }),
  paged({ run_id: "f".repeat(32), metric_key: "curve" }),
  paged({ run_id: "{short}" }),
  bulk({ run_id: ["{short}"], metric_key: "curve" }),
  bulk({ run_id: ["{short}", "{a}"], metric_key: "loss" }),
  bulk({ run_id: ["{short}"], metric_key: "absent" }),
  bulk({ run_id: ["{short}"] }),
  bulk({ metric_key: "curve" }),
  bulk({ run_id: Array.from({ length: 101 }, () => "{short}"), metric_key: "curve" }),
  bulk({ run_id: ["{short}"], metric_key: "curve", max_results: 3 }),
  interval({ run_ids: ["{short}"], metric_key: "curve" }),
  ...[1, 2, 3, 5, 10, 24, 25, 26].map((size) =>
    interval({ run_ids: ["{short}"], metric_key: "curve", max_results: size }),
  ),
  interval({ run_ids: ["{short}"], metric_key: "curve", start_step: 5, end_step: 12 }),
  interval({ run_ids: ["{short}"], metric_key: "curve", start_step: 5, end_step: 12, max_results: 4 }),
  interval({ run_ids: ["{short}"], metric_key: "curve", start_step: 5 }),
  interval({ run_ids: ["{short}"], metric_key: "curve", start_step: 12, end_step: 5 }),
  interval({ run_ids: ["{short}"], metric_key: "curve", max_results: 0 }),
  interval({ run_ids: ["{short}"], metric_key: "curve", max_results: 2501 }),
  interval({ run_ids: ["{short}", "{a}"], metric_key: "loss" }),
  interval({ run_ids: ["{short}"], metric_key: "absent" }),
  interval({ run_ids: ["f".repeat(32)], metric_key: "curve" }),
  interval({ metric_key: "curve" }),
  interval({ run_ids: ["{short}"] }),
  interval({ run_ids: Array.from({ length: 101 }, () => "{short}"), metric_key: "curve" }),
  ...longRuns,
  interval({ run_ids: ["{long1}", "{long2}"], metric_key: "curve", max_results: 7 }),
  interval({ run_ids: ["{long1}"], metric_key: "curve", max_results: 2500 }),
  interval({ run_ids: ["{long1}"], metric_key: "curve", max_results: 320, start_step: 1000, end_step: 2999 }),
  paged({ run_id: "{long1}", metric_key: "curve", max_results: 14_999 }),
  { ...bulk({ run_id: ["{long1}", "{long2}"], metric_key: "curve" }), compare: "points" },
  { ...bulk({ run_id: ["{long1}"], metric_key: "curve", max_results: 20_000 }), compare: "points" },
]
