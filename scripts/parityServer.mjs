// An empty real MLflow for the parity test, which asks it and the mock the same questions.
import { startEmpty } from "./trackingServers.mjs"

/** @param {{ provide: (key: "mlflowAddress", value: string) => void }} project */
export default async function setup(project) {
  const server = await startEmpty("mlflow")
  project.provide("mlflowAddress", server.address)
  return () => server.stop()
}
