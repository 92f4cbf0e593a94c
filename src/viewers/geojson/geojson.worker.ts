import { answerFrom } from "~/hooks/askWorker"

import { geojsonAnswer } from "./geojsonAnswer"

answerFrom(geojsonAnswer)
