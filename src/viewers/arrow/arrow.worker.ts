import { answerFrom } from "~/hooks/askWorker"

import { arrowAnswers } from "./arrowAnswers"

answerFrom(arrowAnswers())
