/**
 * Which experiment of one store is which of the other. The plugin that wrote both named the mirror's experiment by the last
 * part of the path, so that paths which end alike have become one there.
 */
import type { Experiment } from "~/domain/experiments/experiment"
import { compareNatural } from "~/domain/text/naturalOrder"

export type MappedExperiment = {
  /** Unique in its list. */
  readonly key: string
  readonly primary: Experiment | undefined
  /** What it is called on the mirror, whether or not it is there. */
  readonly mirrorName: string
  readonly mirror: Experiment | undefined
  /** How many experiments of the primary have that name on the mirror; above 1 they cannot be told apart there. */
  readonly sharedBy: number
}

/** As azureml-mlflow 1.20 had it (_internal/utils.py, get_aml_experiment_name): `/exp` and `a/` have no last part and stay. */
export const mirrorNameOf = (path: string): string => /^[^\n]+\/([^\n]+)/.exec(path)?.[1] ?? path

/** Every experiment of both stores once; those that share a name on the mirror stand together. */
export function mapExperiments(
  primary: readonly Experiment[],
  mirror: readonly Experiment[],
): readonly MappedExperiment[] {
  const there = new Map(mirror.map((experiment) => [experiment.name, experiment]))
  // Servers that anybody linked by hand may well keep the whole path on both sides.
  const nameOf = ({ name }: Experiment) => (there.has(name) ? name : mirrorNameOf(name))
  const sharing = new Map<string, number>()
  for (const one of primary) sharing.set(nameOf(one), (sharing.get(nameOf(one)) ?? 0) + 1)
  const mapped = primary.map((one): MappedExperiment => {
    const mirrorName = nameOf(one)
    return {
      key: `primary ${one.id}`,
      primary: one,
      mirrorName,
      mirror: there.get(mirrorName),
      sharedBy: sharing.get(mirrorName) ?? 1,
    }
  })
  const alone = mirror
    .filter(({ name }) => !sharing.has(name))
    .map((one): MappedExperiment => ({
      key: `mirror ${one.id}`,
      primary: undefined,
      mirrorName: one.name,
      mirror: one,
      sharedBy: 0,
    }))
  return [...mapped, ...alone].sort(
    (a, b) =>
      compareNatural(a.mirrorName, b.mirrorName) || compareNatural(a.primary?.name ?? "", b.primary?.name ?? ""),
  )
}

export const MAPPED_KINDS = ["shared", "primary-only", "mirror-only"] as const
export type MappedKind = (typeof MAPPED_KINDS)[number]

const TESTS: Readonly<Record<MappedKind, (row: MappedExperiment) => boolean>> = {
  shared: ({ sharedBy }) => sharedBy > 1,
  "primary-only": ({ mirror }) => mirror === undefined,
  "mirror-only": ({ primary }) => primary === undefined,
}

export const isMapped = (row: MappedExperiment, kind: MappedKind): boolean => TESTS[kind](row)

/** Whether every word of the text is in the path or in the name on the mirror. */
export function matchesMapped({ primary, mirrorName }: MappedExperiment, text: string): boolean {
  const all = `${primary?.name ?? ""}\n${mirrorName}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
