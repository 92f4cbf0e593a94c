import { answerFrom } from "~/hooks/askWorker"

import { modelAnswer } from "./modelAnswer"

answerFrom(modelAnswer)
