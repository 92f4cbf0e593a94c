import { answerFrom } from "~/hooks/askWorker"

import { numpyAnswers } from "./numpyAnswers"

answerFrom(numpyAnswers())
