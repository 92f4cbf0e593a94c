import { useMemo, useState } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import { projectionOf, type GeoFeature, type GeoMap, type Projection } from "~/domain/artifacts/geoJson"
import { formatCount, formatExact } from "~/domain/format"
import { AnswerState } from "~/viewers/AnswerState"
import { useFileAnswer, type FileReader } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./geojson.worker.ts?worker&url"
import styles from "./GeojsonView.module.css"
import { MAX_GEOJSON_BYTES } from "./geojsonViewer"

const READER: FileReader<GeoMap> = {
  url: workerUrl,
  answerHere: () => async (question) => (await import("./geojsonAnswer")).geojsonAnswer(question),
  mostBytes: MAX_GEOJSON_BYTES,
}
const WIDTH = 1000
const MARGIN = 20
const DOT = 5

/** The shapes of a GeoJSON file on a plane: no map is fetched from anywhere. */
export function GeojsonView({ file }: ViewProps) {
  return <AnswerState reading={useFileAnswer(file, READER)}>{(map) => <Drawn map={map} />}</AnswerState>
}

function Drawn({ map }: { map: GeoMap }) {
  const [index, setIndex] = useState<number>()
  const projection = useMemo(() => projectionOf(map.bounds, WIDTH), [map])
  const paths = useMemo(() => map.features.map((feature) => pathOf(feature, projection)), [map, projection])
  const feature = index === undefined ? undefined : map.features[index]
  const count = `${formatCount(map.features.length)} ${map.features.length === 1 ? "feature" : "features"}`
  const [west, south, east, north] = map.bounds.map((value) => formatExact(value))
  const pick = (target: EventTarget) => {
    const written = target instanceof SVGElement ? target.dataset["feature"] : undefined
    if (written !== undefined) setIndex(Number(written))
  }
  return (
    <section className={css["view"]} aria-label="Map">
      <div className={styles["map"]}>
        <svg
          viewBox={`${-MARGIN} ${-MARGIN} ${WIDTH + 2 * MARGIN} ${projection.height + 2 * MARGIN}`}
          role="img"
          aria-label={count}
          onPointerMove={({ target }) => pick(target)}
          onPointerDown={({ target }) => pick(target)}
        >
          {paths.map(({ area, line }, number) => (
            // Features have no name of their own.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <g key={number} data-picked={number === index || undefined}>
              {area !== "" && <path className={styles["area"]} d={area} data-feature={number} />}
              {line !== "" && <path className={styles["line"]} d={line} data-feature={number} />}
            </g>
          ))}
        </svg>
        {feature !== undefined && (
          <aside className={styles["facts"]} aria-label="Feature">
            <h2>Feature {formatCount((index ?? 0) + 1)}</h2>
            <KeyValueTable
              label="Properties of the feature"
              rows={feature.properties.map(([key, value]) => ({ key, value }))}
              hasShortKeys
              empty={<p>It has no properties.</p>}
            />
          </aside>
        )}
      </div>
      <p className={css["note"]}>
        {count} from {west}, {south} to {east}, {north}, without a map below them. Point at one to read its properties.
        {map.withoutPlace > 0 && ` ${formatCount(map.withoutPlace)} have no place.`}
        {map.isCut && " Only the first 5,000 features and 200,000 points are drawn."}
      </p>
    </section>
  )
}

/** Two paths for each feature: what is filled, and what is only drawn. Points are small circles. */
function pathOf({ parts }: GeoFeature, { place }: Projection): { readonly area: string; readonly line: string } {
  let [area, line] = ["", ""]
  for (const { kind, points } of parts) {
    const places = Array.from({ length: points.length / 2 }, (_, at) =>
      place(points[at * 2] ?? 0, points[at * 2 + 1] ?? 0).map((value) => value.toFixed(1)),
    )
    if (kind === "point") area += places.map(([x, y]) => circleAt(x ?? "", y ?? "")).join("")
    else if (kind === "line") line += `M${places.map((pair) => pair.join(" ")).join("L")}`
    else area += `M${places.map((pair) => pair.join(" ")).join("L")}Z`
  }
  return { area, line }
}

const circleAt = (x: string, y: string): string =>
  `M${x} ${y}m${-DOT} 0a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`
