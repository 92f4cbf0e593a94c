import { later, type Later } from "~/components/later"

import { archiveViewer } from "./archive/archiveViewer"
import { arrowViewer } from "./arrow/arrowViewer"
import { delimitedViewer } from "./delimited/delimitedViewer"
import { environmentViewer } from "./environment/environmentViewer"
import { evaluationViewer } from "./evaluation/evaluationViewer"
import { fallbackViewer } from "./fallback/fallbackViewer"
import { figureViewer } from "./figure/figureViewer"
import { geojsonViewer } from "./geojson/geojsonViewer"
import { htmlViewer } from "./html/htmlViewer"
import { imageViewer } from "./image/imageViewer"
import { jsonViewer } from "./json/jsonViewer"
import { yamlViewer } from "./json/yamlViewer"
import { loggedTableViewer } from "./logged/loggedTableViewer"
import { markdownViewer } from "./markdown/markdownViewer"
import { audioViewer } from "./media/audioViewer"
import { videoViewer } from "./media/videoViewer"
import { modelViewer } from "./model/modelViewer"
import { notebookViewer } from "./notebook/notebookViewer"
import { numpyViewer } from "./numpy/numpyViewer"
import { parquetViewer } from "./parquet/parquetViewer"
import { pdfViewer } from "./pdf/pdfViewer"
import { pickleViewer } from "./pickle/pickleViewer"
import { safetensorsViewer } from "./safetensors/safetensorsViewer"
import { stepsViewer } from "./steps/stepsViewer"
import { consoleViewer } from "./text/consoleViewer"
import { textViewer } from "./text/textViewer"
import type { ViewedFile, Viewer, ViewProps } from "./viewer"

const VIEWERS: readonly Viewer[] = [
  textViewer,
  consoleViewer,
  jsonViewer,
  yamlViewer,
  modelViewer,
  environmentViewer,
  archiveViewer,
  pickleViewer,
  loggedTableViewer,
  delimitedViewer,
  evaluationViewer,
  parquetViewer,
  arrowViewer,
  numpyViewer,
  safetensorsViewer,
  markdownViewer,
  geojsonViewer,
  imageViewer,
  htmlViewer,
  figureViewer,
  notebookViewer,
  pdfViewer,
  audioViewer,
  videoViewer,
  stepsViewer,
  fallbackViewer,
]

/** Every viewer that can show the file, best first. Never empty: the fallback accepts everything. */
export const viewersFor = (file: ViewedFile): readonly Viewer[] =>
  VIEWERS.map((viewer) => ({ viewer, score: viewer.score(file) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ viewer }) => viewer)

const VIEWS = new Map<string, Later<ViewProps>>(
  VIEWERS.map(({ id, load }) => [id, later(() => load().then(({ View }) => View))]),
)

/** Its code is fetched when it is first drawn. */
export const viewOf = (viewer: Viewer): Later<ViewProps> | undefined => VIEWS.get(viewer.id)
