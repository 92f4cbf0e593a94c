import type { ModelDescription } from "~/domain/artifacts/modelDescription"

import type { ScoringInput } from "./scoringInput"

/** A model that somebody wants to run. */
export type UsedModel = {
  /** What MLflow's clients are told to load. */
  readonly uri: string
  /** What it is called, for the names of folders, images and endpoints. */
  readonly name: string
  /** In the registry of this server; services deploy what is registered. */
  readonly registered: { readonly name: string; readonly version: string } | undefined
  /** Undefined = its MLmodel could not be read. */
  readonly description: ModelDescription | undefined
  readonly input: ScoringInput
}

export type Language = "python" | "shell" | "json" | "yaml"

/** Something to do. Code of the shell runs where the files of the steps before it are. */
export type UseStep = {
  readonly text: string
  readonly language?: Language
  readonly code?: string
  /** What the code is to be saved as. */
  readonly file?: string
  readonly link?: { readonly label: string; readonly href: string }
}

export type Way = {
  /** Stands in links. */
  readonly id: string
  readonly group: "From Python" | "From a shell" | "In a cloud" | "Afterwards"
  readonly label: string
  /** Why it is not for this model or server, or for nobody any more; steps then only lead elsewhere. */
  readonly reasonNot?: string | undefined
  readonly steps: readonly UseStep[]
}

/** The ways that one server's models are used in. */
export type ModelGuide = {
  readonly waysOf: (model: UsedModel) => readonly Way[]
  /** What is to be known of the address by which code reaches the server. */
  readonly remark: string | undefined
}

/** How code reaches the server: lines that stand before the rest. */
export type ServerLines = {
  /** Python, without `import mlflow`. */
  readonly python: string
  readonly shell: string
}

export const say = (text: string): UseStep => ({ text })
export const readMore = (text: string, label: string, href: string): UseStep => ({ text, link: { label, href } })
export const python = (text: string, code: string): UseStep => ({ text, language: "python", code })
export const shell = (text: string, code: string): UseStep => ({ text, language: "shell", code })

/** Flavors tell how a model can be used. Nothing is said against one whose description is not known. */
export const hasFlavor = ({ description }: UsedModel, flavor: string): boolean =>
  description === undefined || description.flavors.some(({ name }) => name === flavor)

const NO_PYFUNC = "This model has no python_function flavor, which this way needs."

export const needsPyfunc = (model: UsedModel): string | undefined =>
  hasFlavor(model, "python_function") ? undefined : NO_PYFUNC
