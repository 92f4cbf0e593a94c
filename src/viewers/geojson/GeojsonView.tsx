import { useMemo, useState } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import { VisuallyHidden } from "~/components/ui/VisuallyHidden"
import { featureName, featureShape } from "~/domain/artifacts/featureNames"
import { projectionOf, type GeoFeature, type GeoMap } from "~/domain/artifacts/geoJson"
import { showing, wholeOf } from "~/domain/artifacts/mapView"
import { formatCount, formatExact } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { AnswerState } from "~/viewers/AnswerState"
import { usePlace } from "~/viewers/usePlace"
import { useFileAnswer, type FileReader } from "~/viewers/useFileAnswer"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./geojson.worker.ts?worker&url"
import { drawFeature } from "./drawFeature"
import { FeatureList } from "./FeatureList"
import styles from "./GeojsonView.module.css"
import { MAX_GEOJSON_BYTES } from "./geojsonViewer"
import { MapPlane } from "./MapPlane"

const READER: FileReader<GeoMap> = {
  url: workerUrl,
  answerHere: () => async (question) => (await import("./geojsonAnswer")).geojsonAnswer(question),
  mostBytes: MAX_GEOJSON_BYTES,
}
const WIDTH = 1000
const MARGIN = 20
/** So many of its properties are read out when a feature is chosen; the table has all of them. */
const READ_OUT = 5

/** The shapes of a GeoJSON file on a plane: no map is fetched from anywhere. */
export function GeojsonView({ file, at, onAt }: ViewProps) {
  const [place, setPlace] = usePlace({ at, onAt })
  return (
    <AnswerState reading={useFileAnswer(file, READER)}>
      {(map) => <Drawn map={map} picked={pickedIn(map, place)} onPick={(index) => setPlace(String(index + 1))} />}
    </AnswerState>
  )
}

/** The address counts features from 1. */
function pickedIn({ features }: GeoMap, place: string): number | undefined {
  const index = Number(place) - 1
  return features[index] === undefined ? undefined : index
}

type Picking = { picked: number | undefined; onPick: (feature: number) => void }

function Drawn({ map, picked, onPick }: { map: GeoMap } & Picking) {
  const { drawn, plane } = useMemo(() => drawnOf(map), [map])
  const [view, setView] = useState(() => wholeOf(plane))
  const [pointed, setPointed] = useState<number>()
  const shown = pointed ?? picked
  const feature = shown === undefined ? undefined : map.features[shown]
  const count = `${formatCount(map.features.length)} ${map.features.length === 1 ? "feature" : "features"}`
  const [west, south, east, north] = map.bounds.map((value) => formatExact(value))
  const pick = (index: number) => {
    setPointed(undefined)
    const middle = drawn[index]?.middle
    if (middle !== undefined) setView(showing(view, middle, plane))
    onPick(index)
  }
  return (
    <section className={css["view"]} aria-label="Map">
      <div className={styles["map"]}>
        <MapPlane
          label={count}
          {...{ drawn, plane, view, shown }}
          onView={setView}
          onPoint={setPointed}
          onPick={pick}
        />
        <div className={styles["side"]}>
          <FeatureList features={map.features} picked={picked} onPick={pick} />
          {feature === undefined ? (
            <p className={styles["facts"]}>Point at a feature, or choose one in the list, to read its properties.</p>
          ) : (
            <Facts feature={feature} index={shown ?? 0} />
          )}
        </div>
        <VisuallyHidden>
          <span role="status">{readOut(map, picked)}</span>
        </VisuallyHidden>
      </div>
      <p className={css["note"]}>
        {count} from {west}, {south} to {east}, {north}, without a map below them.
        {map.withoutPlace > 0 && ` ${formatCount(map.withoutPlace)} have no place.`}
        {map.isCut && " Only the first 5,000 features and 200,000 points are drawn."}
      </p>
    </section>
  )
}

function drawnOf({ features, bounds }: GeoMap) {
  const projection = projectionOf(bounds, WIDTH)
  const place = (x: number, y: number) => {
    const [left, top] = projection.place(x, y)
    return [left + MARGIN, top + MARGIN] as const
  }
  return {
    drawn: features.map((feature) => drawFeature(feature, { ...projection, place })),
    plane: { width: WIDTH + 2 * MARGIN, height: projection.height + 2 * MARGIN },
  }
}

function readOut({ features }: GeoMap, picked: number | undefined): string {
  const feature = picked === undefined ? undefined : features[picked]
  if (feature === undefined) return ""
  const properties = feature.properties.slice(0, READ_OUT).map(([key, value]) => `${key}: ${value}`)
  const place = `${formatCount((picked ?? 0) + 1)} of ${formatCount(features.length)}`
  return visibleText(`Feature ${place}, ${properties.join(", ") || "without properties"}`)
}

function Facts({ feature, index }: { feature: GeoFeature; index: number }) {
  return (
    <aside className={styles["facts"]} aria-label="Feature">
      <h2>
        <UntrustedText text={featureName(feature, index)} max={100} />
      </h2>
      <p>{featureShape(feature)}</p>
      <KeyValueTable
        label="Properties of the feature"
        rows={feature.properties.map(([key, value]) => ({ key, value }))}
        hasShortKeys
        empty={<p>It has no properties.</p>}
      />
    </aside>
  )
}
