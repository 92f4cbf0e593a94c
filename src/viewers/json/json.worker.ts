import { answerFrom } from "~/hooks/askWorker"

import { jsonAnswers } from "./jsonAnswers"

answerFrom(jsonAnswers())
