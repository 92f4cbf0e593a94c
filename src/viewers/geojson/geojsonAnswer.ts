import type { Checked } from "~/domain/artifacts/checked"
import { readGeoJson, type GeoMap } from "~/domain/artifacts/geoJson"
import type { FileQuestion } from "~/viewers/useFileAnswer"

export const geojsonAnswer = ({ bytes }: FileQuestion): Promise<Checked<GeoMap>> =>
  Promise.resolve(readGeoJson(new TextDecoder().decode(bytes)))
