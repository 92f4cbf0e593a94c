export type Point = { readonly x: number; readonly y: number }

export type Curve = {
  /** The class; "" where there is one curve only. */
  readonly label: string
  readonly points: readonly Point[]
  /** Undefined where the points do not reach from 0 to 1, so that a part would have to be made up. */
  readonly area: number | undefined
}

export type Counts = { readonly tp: number; readonly fp: number; readonly tn: number; readonly fn: number }

type Counted = { readonly label: string; readonly counts: readonly Counts[] }

export function roc({ label, counts }: Counted): Curve {
  const points = counts.map(({ tp, fp, tn, fn }) => ({ x: fp / (fp + tn), y: tp / (tp + fn) })).filter(isDrawn)
  return { label, points, area: areaBelow(points) }
}

/** Where nothing is called positive there is no precision. */
export function precisionRecall({ label, counts }: Counted): Curve {
  const points = counts.map(({ tp, fp, fn }) => ({ x: tp / (tp + fn), y: tp / (tp + fp) })).filter(isDrawn)
  return { label, points, area: areaBelow(points) }
}

const isDrawn = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y)

/** The measured point nearest to an x; of several the highest. undefined = there is no point. */
export function nearestPoint(points: readonly Point[], x: number): Point | undefined {
  let nearest: Point | undefined
  for (const point of points) {
    if (nearest === undefined) nearest = point
    const closer = Math.abs(nearest.x - x) - Math.abs(point.x - x)
    if (closer > 0 || (closer === 0 && point.y > nearest.y)) nearest = point
  }
  return nearest
}

const SLACK = 1e-9

/**
 * The area by trapezoids over the points in the order of the file, as sklearn.metrics.auc computes it and mlflow.evaluate
 * logs it: https://scikit-learn.org/stable/modules/generated/sklearn.metrics.auc.html
 */
export function areaBelow(points: readonly Point[]): number | undefined {
  const [first, last] = [points.at(0), points.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const forward = first.x <= last.x ? points : points.toReversed()
  if (Math.min(first.x, last.x) > SLACK || Math.max(first.x, last.x) < 1 - SLACK) return undefined
  let area = 0
  let before = first.x <= last.x ? first : last
  for (const point of forward) {
    const step = point.x - before.x
    if (step < -SLACK) return undefined
    area += (step * (point.y + before.y)) / 2
    before = point
  }
  return area
}
