import { answerFrom } from "~/hooks/askWorker"

import { delimitedAnswers } from "./delimitedAnswers"

answerFrom(delimitedAnswers())
