import type { Db } from "~mocks/db"
import { addExperiment } from "./builders"
import { seedDemo } from "./demo"
import { seedFaults } from "./faults"
import { seedHostile } from "./hostile"
import { seedMirror } from "./mirror"
import { seedSmall } from "./small"
import { seedSweep } from "./sweep"
import { seedTenThousand } from "./tenThousand"

export const seeds = {
  demo: seedDemo,
  small: seedSmall,
  mirror: seedMirror,
  sweep: seedSweep,
  "10k": seedTenThousand,
  hostile: seedHostile,
  faults: seedFaults,
  empty: (db: Db): void => void addExperiment(db, { name: "Default", createdAt: db.startedAt }),
} as const satisfies Record<string, (db: Db) => void>

export type SeedName = keyof typeof seeds

export const isSeedName = (name: string): name is SeedName => Object.hasOwn(seeds, name)
