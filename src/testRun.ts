import type { Run } from "~/domain/runs/run"

/** A finished run of a minute that has logged nothing, but for what the test is about. */
export const testRun = (change: Partial<Run> = {}): Run => ({
  id: "r",
  experimentId: "1",
  name: "r",
  status: "FINISHED",
  isDeleted: false,
  startedAtMs: 0,
  endedAtMs: 60_000,
  artifactUri: "",
  metrics: [],
  params: [],
  tags: [],
  datasets: [],
  inputModelIds: [],
  outputModelIds: [],
  ...change,
})
