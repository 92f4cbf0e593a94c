import type { ModelVersion } from "~/domain/models/model"

/** A version that is ready and of which nothing else is known, but for what the test is about. */
export const testModelVersion = (version: string, change: Partial<ModelVersion> = {}): ModelVersion => ({
  name: "m",
  version,
  description: "",
  createdAtMs: undefined,
  updatedAtMs: undefined,
  stage: "None",
  status: "READY",
  statusMessage: "",
  source: "",
  runId: "",
  modelId: "",
  tags: [],
  aliases: [],
  ...change,
})
