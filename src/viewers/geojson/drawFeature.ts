import type { GeoFeature, Projection } from "~/domain/artifacts/geoJson"

export type DrawnFeature = {
  readonly area: string
  readonly line: string
  /** Lines without length: with round ends they are dots of one size, however near one looks. */
  readonly dots: string
  readonly middle: { readonly x: number; readonly y: number }
}

/** The paths of a feature on the plane. */
export function drawFeature({ parts }: GeoFeature, { place }: Projection): DrawnFeature {
  let [area, line, dots] = ["", "", ""]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { kind, points } of parts) {
    const places = Array.from({ length: points.length / 2 }, (_, at) => {
      const [x, y] = place(points[at * 2] ?? 0, points[at * 2 + 1] ?? 0)
      ;[left, right] = [Math.min(left, x), Math.max(right, x)]
      ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
      return `${x.toFixed(2)} ${y.toFixed(2)}`
    })
    if (kind === "point") dots += places.map((at) => `M${at}h0`).join("")
    else if (kind === "line") line += `M${places.join("L")}`
    else area += `M${places.join("L")}Z`
  }
  return { area, line, dots, middle: { x: (left + right) / 2, y: (top + bottom) / 2 } }
}
