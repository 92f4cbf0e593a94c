import { createRandom, hashText } from "~mocks/seed/random"

const adjectives = [
  "adaptable",
  "bold",
  "calm",
  "dapper",
  "efficient",
  "fun",
  "gentle",
  "honest",
  "kindly",
  "lyrical",
  "merciful",
  "nosy",
  "painted",
  "quiet",
  "rare",
  "sincere",
  "thoughtful",
  "upset",
  "wise",
  "zealous",
] as const
const nouns = [
  "ape",
  "bear",
  "crane",
  "doe",
  "elk",
  "finch",
  "gnu",
  "hawk",
  "jay",
  "koi",
  "loon",
  "mole",
  "newt",
  "owl",
  "perch",
  "quail",
  "ray",
  "seal",
  "trout",
  "wren",
] as const

/** MLflow names a run that nobody named: `adjective-noun-123`. */
export function runName(runId: string): string {
  const random = createRandom(hashText(runId))
  return `${random.pick(adjectives)}-${random.pick(nouns)}-${random.integer(100, 999)}`
}
