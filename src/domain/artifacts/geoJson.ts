import type { Checked } from "./checked"

/** What a GeoJSON file draws, in the coordinates of the file. */
export type GeoMap = {
  readonly features: readonly GeoFeature[]
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
  /** Of features without a place, or with one that cannot be read. */
  readonly withoutPlace: number
  /** There is more than is drawn. */
  readonly isCut: boolean
}
export type GeoFeature = {
  readonly properties: readonly (readonly [key: string, value: string])[]
  readonly parts: readonly GeoPart[]
}
/** Points as x, y, x, y, ...; a hole of an area is a ring like any other. */
export type GeoPart = { readonly kind: "point" | "line" | "area"; readonly points: Float64Array }

const MOST_FEATURES = 5000
const MOST_POINTS = 200_000
const MOST_PROPERTIES = 50
const LONGEST_VALUE = 500
const DEEPEST = 10

export function readGeoJson(text: string): Checked<GeoMap> {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    return { ok: false, message: `This is not JSON: ${error instanceof Error ? error.message : ""}` }
  }
  const listed = featuresOf(root)
  if (listed === undefined) return { ok: false, message: "This JSON has no features of GeoJSON" }
  const collector = { left: MOST_POINTS, isCut: listed.length > MOST_FEATURES }
  const features = listed.slice(0, MOST_FEATURES).map((feature): GeoFeature => {
    const parts: GeoPart[] = []
    addGeometry(field(feature, "geometry") ?? feature, { parts, collector, depth: 0 })
    return { properties: propertiesOf(field(feature, "properties")), parts }
  })
  const bounds = boundsOf(features)
  if (bounds === undefined) return { ok: false, message: "None of the features has a place that can be drawn" }
  const withoutPlace = features.filter(({ parts }) => parts.length === 0).length
  return {
    ok: true,
    value: { features: features.filter(({ parts }) => parts.length > 0), bounds, withoutPlace, isCut: collector.isCut },
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function featuresOf(root: unknown): readonly unknown[] | undefined {
  const type = field(root, "type")
  if (type === "FeatureCollection") return listIn(field(root, "features"))
  if (type === "Feature") return [root]
  return typeof type === "string" && (KINDS.has(type) || type === "GeometryCollection") ? [root] : undefined
}

/** How deep the positions lie in the coordinates, and what they draw. */
const KINDS = new Map<string, { readonly kind: GeoPart["kind"]; readonly depth: number }>([
  ["Point", { kind: "point", depth: 0 }],
  ["MultiPoint", { kind: "point", depth: 1 }],
  ["LineString", { kind: "line", depth: 1 }],
  ["MultiLineString", { kind: "line", depth: 2 }],
  ["Polygon", { kind: "area", depth: 2 }],
  ["MultiPolygon", { kind: "area", depth: 3 }],
])

type Collecting = { parts: GeoPart[]; collector: { left: number; isCut: boolean }; depth: number }

function addGeometry(geometry: unknown, into: Collecting): void {
  const type = field(geometry, "type")
  if (type === "GeometryCollection" && into.depth < DEEPEST) {
    for (const inner of listIn(field(geometry, "geometries"))) addGeometry(inner, { ...into, depth: into.depth + 1 })
    return
  }
  const form = KINDS.get(String(type))
  if (form === undefined) return
  const coordinates = field(geometry, "coordinates")
  // A single position is a list of one.
  addLines(form.depth === 0 ? [coordinates] : coordinates, form.depth <= 1 ? 0 : form.depth - 1, {
    ...into,
    kind: form.kind,
  })
}

function addLines(value: unknown, depth: number, into: Collecting & { kind: GeoPart["kind"] }): void {
  if (depth > 0) {
    for (const inner of listIn(value)) addLines(inner, depth - 1, into)
    return
  }
  const { collector, parts, kind } = into
  const positions = listIn(value).flatMap(positionOf)
  const taken = positions.slice(0, collector.left * 2)
  collector.left -= taken.length / 2
  if (taken.length < positions.length) collector.isCut = true
  if (taken.length > 0) parts.push({ kind, points: Float64Array.from(taken) })
}

function positionOf(position: unknown): readonly number[] {
  const [x, y]: readonly unknown[] = listIn(position)
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : []
}

function propertiesOf(properties: unknown): GeoFeature["properties"] {
  if (typeof properties !== "object" || properties === null) return []
  return Object.entries(properties)
    .slice(0, MOST_PROPERTIES)
    .map(([key, value]: [string, unknown]) => [
      key,
      (typeof value === "string" ? value : JSON.stringify(value)).slice(0, LONGEST_VALUE),
    ])
}

function boundsOf(features: readonly GeoFeature[]): GeoMap["bounds"] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { points } of features.flatMap(({ parts }) => parts)) {
    for (let at = 0; at < points.length; at += 2) {
      const [x = 0, y = 0] = [points[at], points[at + 1]]
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
  }
  return west <= east ? [west, south, east, north] : undefined
}

export type Projection = {
  readonly height: number
  readonly place: (x: number, y: number) => readonly [number, number]
}

/** On a plane of a given width: degrees are drawn as long as they are in the middle of the map; other units as they are. */
export function projectionOf([west, south, east, north]: GeoMap["bounds"], width: number): Projection {
  const isDegrees = west >= -180 && east <= 180 && south >= -90 && north <= 90
  const stretch = isDegrees ? Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180)) : 1
  const across = Math.max((east - west) * stretch, north - south, 1e-9)
  const scale = width / across
  // What is one point, or a line along one axis, stands in the middle.
  const [left, height] = [(width - (east - west) * stretch * scale) / 2, Math.max(width * 0.2, (north - south) * scale)]
  const top = (height - (north - south) * scale) / 2
  return {
    height,
    place: (x, y) => [left + (x - west) * stretch * scale, top + (north - y) * scale],
  }
}
