/** Which end of a metric is the good one. */
export type Direction = "up" | "down" | "none"

const UP =
  /(^|[^a-z])(acc|accuracy|auc|roc_auc|ap|map|f1|fbeta|precision|recall|r2|iou|miou|dice|bleu|rouge|score|reward|return|ndcg|mrr|psnr|ssim|kappa|mcc)([^a-z]|$)/
const DOWN =
  /(^|[^a-z])(loss|err|error|mae|mse|rmse|mape|smape|logloss|nll|perplexity|ppl|fid|wer|cer|brier|hinge|deviance|latency|duration|seconds)([^a-z]|$)/

/** A guess from the name: `val/f1_score` is better high, `train_loss` low; neither or both words = no guess. */
export function guessDirection(key: string): Direction {
  const words = key.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase()
  const isUp = UP.test(words)
  // `score` alone is weak: mean_squared_error_score is still an error.
  const isDown = DOWN.test(words) || /(squared|absolute)_error|log_loss|neg_log/.test(words)
  if (isDown) return "down"
  return isUp ? "up" : "none"
}

export const DIRECTIONS = ["up", "down", "none"] as const

/** Choices of a person, as they stand in the URL: `up val/x`. */
export function chosenDirections(texts: readonly string[]): ReadonlyMap<string, Direction> {
  const chosen = new Map<string, Direction>()
  for (const text of texts) {
    const space = text.indexOf(" ")
    const direction = DIRECTIONS.find((one) => one === text.slice(0, space))
    if (direction !== undefined && space > 0) chosen.set(text.slice(space + 1), direction)
  }
  return chosen
}

/** The list for the URL after choosing for one metric; what equals the guess is left out. */
export function chooseDirection(texts: readonly string[], key: string, direction: Direction): readonly string[] {
  const chosen = new Map(chosenDirections(texts))
  if (direction === guessDirection(key)) chosen.delete(key)
  else chosen.set(key, direction)
  return [...chosen].map(([name, one]) => `${one} ${name}`)
}
