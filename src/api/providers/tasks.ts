/**
 * What people do around a tracking server: the nine tasks of the vendors' old comparison of clients, brought up to date.
 * What is possible here follows from what the server was found to be able to do; who does the rest is for each provider to say.
 */
import type { Ability, Capabilities, GuideCell, GuideTable } from "~/api/backend"

type Elsewhere = {
  readonly workspace: GuideCell
  readonly data: GuideCell
  readonly compute: GuideCell
  readonly deploy: GuideCell
  /** Deploying by MLflow's own client. */
  readonly deployByClient: GuideCell
  readonly monitor: GuideCell
  readonly drift: GuideCell
}

export const place = (text: string, label?: string, href?: string): GuideCell =>
  label === undefined || href === undefined ? { text } : { text, link: { label, href } }

export const yes = (text: string): GuideCell => ({ can: true, text })
export const no = (text = "No"): GuideCell => ({ can: false, text })

export const taskTable = (can: Capabilities, elsewhere: Elsewhere): GuideTable => ({
  caption: "What is done where",
  columns: ["Task", "In Tracklight", "By MLflow's clients", "Elsewhere"],
  rows: [
    { what: "Manage the workspace", cells: [no(), no(), elsewhere.workspace] },
    { what: "Use data stores", cells: [...dataCells(can.datasets), elsewhere.data] },
    { what: "Log metrics", cells: [no("No: the code of a run logs them"), yes("mlflow.log_metric"), NOWHERE] },
    {
      what: "Upload artifacts",
      cells: [no("No: they are shown and downloaded"), yes("mlflow.log_artifact"), NOWHERE],
    },
    { what: "View metrics", cells: [yes("Yes"), yes("MlflowClient.get_metric_history"), NOWHERE] },
    { what: "Manage compute", cells: [no(), no(), elsewhere.compute] },
    { what: "Deploy models", cells: [deployHere(can.registry), elsewhere.deployByClient, elsewhere.deploy] },
    { what: "Monitor the performance of models", cells: [no("No: what was logged is drawn"), no(), elsewhere.monitor] },
    { what: "Detect drift of data", cells: [no(), no(), elsewhere.drift] },
  ],
})

const NOWHERE = place("–")

const dataCells = (datasets: Ability): readonly GuideCell[] =>
  datasets === true
    ? [yes("The datasets of runs are shown"), yes("mlflow.log_input names the data of a run")]
    : [no(datasets), no()]

const deployHere = (registry: Ability): GuideCell =>
  no(registry === true ? "No: the versions to deploy are found here" : registry)
