import { stageOf } from "./versions"
import type { ModelVersion } from "./model"

/** MLflow's own, in the order in which a version goes through them. */
export const STAGES = ["None", "Staging", "Production", "Archived"] as const
export type Stage = (typeof STAGES)[number]

/** In these a version is in use, so that one usually takes the place of another. */
export const isActiveStage = (stage: string): boolean => stage === "Staging" || stage === "Production"

type Move = { readonly version: string; readonly stage: string }
type Placed = Pick<ModelVersion, "version" | "stage">

/** What has to be sent for a version to take a stage, and what takes it all back. */
export function stageMoves(version: Placed, stage: string, leaving: readonly Placed[]) {
  const others = leaving.filter((other) => other.version !== version.version)
  const back = (placed: Placed): Move => ({ version: placed.version, stage: stageOf(placed) ?? "None" })
  return {
    moves: [
      { version: version.version, stage },
      ...others.map((other) => ({ version: other.version, stage: "Archived" })),
    ],
    undo: [...others.map(back), back(version)],
  } satisfies { moves: readonly Move[]; undo: readonly Move[] }
}
