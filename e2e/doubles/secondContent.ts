import { openStore } from "./mlflowStore"

/** Another team's work under the names of e2e/fixtures/content.json: what is shown of one workspace must not be that of the other. */
export const SECOND = {
  experiments: ["/Users/bob@example.com/churn/training", "/Shared/live"],
  run: "second-01",
  metric: "val/loss",
  value: 9.5,
} as const

export async function fillSecond(address: string): Promise<void> {
  const store = openStore(address)
  for (const name of SECOND.experiments) {
    const experimentId = await store.addExperiment(name)
    const points = { [SECOND.metric]: [12, 11, 10, SECOND.value] }
    await store.addRun({ experimentId, name: SECOND.run, params: { optimizer: "none" }, points })
  }
}
