import type { Experiment } from "~/domain/experiments/experiment"

/** Where MLflow's own UI keeps the markdown description of an experiment (and of a run). */
export const NOTE_TAG = "mlflow.note.content"

export const noteOf = ({ tags }: Experiment): string => tags.find(({ key }) => key === NOTE_TAG)?.value ?? ""

/** What people set themselves; `mlflow.` is the system's. */
export const ownTags = ({ tags }: Experiment) => tags.filter(({ key }) => !key.startsWith("mlflow."))
